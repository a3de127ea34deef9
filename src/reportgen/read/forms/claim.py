"""The form of one entry of `content/claims/*.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.claim import Confidence, Hedge, Status
from reportgen.read.forms.fields import Day, Form, Identifier, Line, Prose, Whole


class CiteForm(Form):
    """Where in a source a claim stands."""

    source: Identifier = Field(description="id of a source")
    locator: Line = Field(description="the place, in units of the label")
    label: Literal["line", "paragraph", "page", "section"] = Field(
        default="line", description="unit of the locator"
    )


class ClaimForm(Form):
    """One checkable statement taken from a source."""

    id: Identifier = Field(description="unique in the project")
    text: Prose = Field(description="what the source says, in our words, with attribution")
    topic: Line | None = Field(default=None, description="groups the register; default the file's name")
    cites: tuple[CiteForm, ...] = Field(
        default=(), description="at least one place, unless hedge is synthesis"
    )
    hedge: Hedge = Field(description="how the source itself worded it")
    strength: Annotated[Whole, Field(ge=0, le=3)] | None = Field(
        default=None, description="ceiling: 0 could, 1 likely, 2 attributed, 3 stated"
    )
    credibility: Annotated[Whole, Field(ge=1, le=6)] = Field(default=6, description="Admiralty digit 1 to 6")
    our_confidence: Confidence | None = Field(
        default=Confidence.LOW, description="how far we trust it; null for definitions"
    )
    status: Status = Field(default=Status.UNVERIFIED, description="what checking has shown so far")
    contradicts: tuple[Identifier, ...] = Field(default=(), description="ids of claims that say otherwise")
    checked_by: Line | None = Field(default=None, description="who checked it")
    review_by: Day | None = Field(default=None, description="date of the next look")
    note: Prose | None = Field(default=None, description="for editors, never printed")
