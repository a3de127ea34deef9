"""The form of one entry of `content/glossary.yaml`."""

from __future__ import annotations

from reportgen.read.forms.fields import IDENTIFIER, LINE, PROSE
from reportgen.read.forms.form import Form, given, needed, optional
from reportgen.read.forms.kinds import listed


class TermForm(Form):
    """A word that readers may not know."""

    id = needed(IDENTIFIER, "unique in the glossary")
    term = needed(LINE, "the word as printed")
    definition = needed(PROSE, "what it means, in one sentence")
    plain = optional(LINE, "the everyday wording")
    abbreviation = optional(LINE, "short form")
    forms = given(listed(LINE), "other spellings, plurals", default=())
