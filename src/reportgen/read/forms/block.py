"""The form of a block's front matter."""

from __future__ import annotations

from typing import ClassVar

from reportgen.read.forms.fields import DAY, FREE, IDENTIFIER, LINE, WHOLE
from reportgen.read.forms.form import Form, given, needed, optional
from reportgen.read.forms.kinds import Schema, bounded, listed, table, word_of

KIND = word_of(
    "context",
    "claim-set",
    "actor-profile",
    "definition",
    "implication",
    "option",
    "risk",
    "indicator",
    "qa",
    "table",
    "figure",
    "activity",
    "instruction",
    "objectives",
    "source-note",
    "gap",
    "synthesis",
    "key-judgement",
    "backmatter",
)

LANDSCAPE = word_of("landscape")

OWN_PREFIX = "x-"
"""Fields that start like this are the author's own."""


class BlockForm(Form):
    """The fields between the two lines of hyphens at the top of a block; `x-…` fields are free."""

    more_schema: ClassVar[Schema] = {"patternProperties": {f"^{OWN_PREFIX}": {}}}

    title = needed(LINE, "the block's heading")
    titles = given(table(LINE, LINE), "other titles by version", default={})
    kind = needed(KIND, "what sort of content this is")
    topics = given(listed(LINE), "words to choose blocks by", default=())
    priority = given(bounded(WHOLE, ge=1, le=4), "1 must stay … 4 first to go", default=2)
    requires = given(listed(IDENTIFIER), "ids of blocks this one cannot do without", default=())
    review_by = optional(DAY, "date of the next look")
    page = optional(LANDSCAPE, "on turned pages of its own")
    dossier = given(FREE, "for queries", default=None)
    actors = given(FREE, "for queries", default=None)
    status = given(FREE, "for queries", default=None)
    owner = given(FREE, "for queries", default=None)
    reviewed_by = given(FREE, "for queries", default=None)
    sensitivity = given(FREE, "for queries", default=None)
