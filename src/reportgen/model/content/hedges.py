"""How evidence is marked: a shape and a word for each class, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.claim import Claim, Hedge, Status
from reportgen.model.frozen import frozen


@frozen
class EvidenceMark:
    """`shape` is one character that the bundled fonts have; `word` says the same aloud."""

    shape: str
    word: str
    meaning: str


# Evidence class → mark: for a claim that was checked what checking found, else how its source worded it.
MARKS: Mapping[str, EvidenceMark] = {
    Status.CORROBORATED: EvidenceMark("✓", "corroborated", "Another, independent source says the same."),
    Status.DISPUTED: EvidenceMark("≠", "disputed", "Another source says otherwise."),
    Status.REFUTED: EvidenceMark("✗", "refuted", "Checking showed that this is wrong."),
    Status.WITHDRAWN: EvidenceMark("□", "withdrawn", "The source no longer stands by this."),
    Hedge.STATED: EvidenceMark("●", "stated, no source", "The source states this as fact and cites nothing."),
    Hedge.EXPERTS: EvidenceMark(
        "◐", "unnamed experts", "The source reports this as the view of experts it does not name."
    ),
    Hedge.LIKELY: EvidenceMark("◇", "likely or often", "The source says likely, often or generally."),
    Hedge.COULD: EvidenceMark("○", "could or might", "The source says could, might or potential."),
    Hedge.VALUE: EvidenceMark("▲", "opinion or advice", "The source judges, advises or argues."),
    Hedge.DEFINITION: EvidenceMark("■", "explanation", "The source explains what a word means."),
    Hedge.SYNTHESIS: EvidenceMark("✚", "our own link", "We drew this connection; no source makes it."),
}


def evidence_of(claim: Claim) -> str:
    """The class whose mark a claim carries: a key of MARKS."""
    return claim.hedge if claim.status is Status.UNVERIFIED else claim.status
