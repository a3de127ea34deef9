"""How evidence is marked: a shape and a word for each hedge, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.claim import Hedge


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """`shape` is one character that the bundled fonts have; `word` says the same aloud."""

    shape: str
    word: str
    meaning: str


MARKS: Mapping[Hedge, EvidenceMark] = {
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
