"""Written nodes → the classes of evidence whose marks stand among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.compose.citing.citations import CitationRegister
from reportgen.model.content.evidence import evidence_of
from reportgen.model.report.page import Element, Nodes


def shown_marks(
    written: Iterable[Nodes], citations: CitationRegister, *, writes_claims: bool
) -> frozenset[str]:
    """Every class that a reader meets in blocks, notes and lists of claims."""
    found = {mark for nodes in (*written, *citations.texts.values()) for mark in _marks(nodes)}
    if writes_claims:
        found.update(map(evidence_of, citations.claims.values()))
    return frozenset(found)


def _marks(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        for each in node.walk() if isinstance(node, Element) else ():
            if isinstance(each, Element) and (hedge := each.get("data-hedge")) is not None:
                yield str(hedge)
