"""What a report cites: every claim and every place in a source, in the order in which readers meet them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field

from reportgen.model.content.claim import Cite, Claim, Confidence
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId, SourceId
from reportgen.model.report.page import Nodes

_LOCATOR = re.compile(
    r"(?P<label>lines?|l\.?|paragraphs?|paras?\.?|pages?|pp?\.?|sections?|§)\s*(?P<where>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELS = {"l": "line", "pa": "paragraph", "p": "page", "s": "section", "§": "section"}


@frozen
class ReadCitation:
    """A claim, or a place in a source (then `claim` is None)."""

    claim: Claim | None
    cites: tuple[Cite, ...]


@frozen
class CitationRegister:
    """Grows while blocks are written; dictionaries keep the order of first mention.

    `texts` are the notes of a list by number, `trusts` how far those are trusted that cite rated claims: what
    a note says of it depends on the others.
    """

    claims: dict[ClaimId, Claim] = field(default_factory=dict)
    sources: dict[SourceId, Source] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    texts: dict[int, Nodes] = field(default_factory=dict)
    trusts: dict[int, Confidence] = field(default_factory=dict)

    def note_number(self, key: str) -> tuple[int, bool]:
        """The number of the note for `key`, and whether this is its first call."""
        is_first = key not in self.notes
        return self.notes.setdefault(key, len(self.notes) + 1), is_first

    def remember(self, citation: ReadCitation, sources: Iterable[Source]) -> None:
        """Count a claim and its sources as cited."""
        if citation.claim is not None:
            self.claims.setdefault(citation.claim.id, citation.claim)
        for source in sources:
            self.sources.setdefault(source.id, source)


def locator_of(source: SourceId, written: str) -> Cite | None:
    """`para. 4` → paragraph 4; None where the unit is not known."""
    found = _LOCATOR.fullmatch(written)
    if found is None:
        return None
    label = found["label"].lower()
    unit = _LABELS.get(label[:2]) or _LABELS[label[0]]
    return Cite(source, found["where"].strip(), unit)
