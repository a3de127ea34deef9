"""The form of a block's front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from reportgen.read.forms.fields import Day, Form, Free, Identifier, Line, Whole

Kind = Literal[
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
    "objectives",
    "source-note",
    "gap",
    "synthesis",
    "key-judgement",
    "backmatter",
]

OWN_PREFIX = "x-"
"""Fields that start like this are the author's own."""


class BlockForm(Form):
    """The fields between the two lines of hyphens at the top of a block; `x-…` fields are free."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra={"patternProperties": {f"^{OWN_PREFIX}": {}}}
    )

    title: Line = Field(description="the block's heading")
    titles: dict[Line, Line] = Field(default={}, description="other titles by version")
    kind: Kind = Field(description="what sort of content this is")
    topics: tuple[Line, ...] = Field(default=(), description="words to choose blocks by")
    priority: Annotated[Whole, Field(ge=1, le=4)] = Field(
        default=2, description="1 must stay … 4 first to go"
    )
    requires: tuple[Identifier, ...] = Field(
        default=(), description="ids of blocks this one cannot do without"
    )
    review_by: Day | None = Field(default=None, description="date of the next look")
    dossier: Free = Field(default=None, description="for queries")
    actors: Free = Field(default=None, description="for queries")
    status: Free = Field(default=None, description="for queries")
    owner: Free = Field(default=None, description="for queries")
    reviewed_by: Free = Field(default=None, description="for queries")
    sensitivity: Free = Field(default=None, description="for queries")
