"""The form of one entry of `content/claims/*.yaml`."""

from __future__ import annotations

from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.read.forms.fields import DAY, IDENTIFIER, LINE, PROSE, WHOLE
from reportgen.read.forms.form import Form, given, needed, nested, optional
from reportgen.read.forms.kinds import bounded, listed, one_of, word_of


class CiteForm(Form):
    """Where in a source a claim stands."""

    source = needed(IDENTIFIER, "id of a source")
    locator = needed(LINE, "the place, in units of the label")
    label = given(word_of("line", "paragraph", "page", "section"), "unit of the locator", default="line")


class ClaimForm(Form):
    """One checkable statement taken from a source."""

    id = needed(IDENTIFIER, "unique in the project")
    text = needed(PROSE, "what the source says, in our words, with attribution")
    topic = optional(LINE, "groups the register; default the file's name")
    cites = given(listed(nested(CiteForm)), "at least one place, unless hedge is synthesis", default=())
    hedge = needed(one_of(Hedge), "how the source itself worded it")
    strength = optional(bounded(WHOLE, ge=0, le=3), "ceiling: 0 could, 1 likely, 2 attributed, 3 stated")
    credibility = given(bounded(WHOLE, ge=1, le=6), "Admiralty digit 1 to 6", default=6)
    our_confidence = optional(
        one_of(Confidence), "how far we trust it; null for definitions; default by the tier of its source"
    )
    status = given(one_of(Status), "what checking has shown so far", default=Status.UNVERIFIED)
    contradicts = given(listed(IDENTIFIER), "ids of claims that say otherwise", default=())
    checked_by = optional(LINE, "who checked it")
    review_by = optional(DAY, "date of the next look")
    note = optional(PROSE, "for editors, never printed")
