"""Written sections and notes → the classes of evidence whose marks stand in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.sections import WrittenSection
from reportgen.model.content.evidence import evidence_of
from reportgen.model.report.page import Element, Nodes


def shown_marks(
    written: Iterable[WrittenSection], citations: CitationRegister, *, writes_claims: bool
) -> frozenset[str]:
    """Every class that a reader meets; a list of claims shows those of all that are cited."""
    found = {mark for nodes in (*_written(written), *citations.texts.values()) for mark in _marks(nodes)}
    if writes_claims:
        found.update(map(evidence_of, citations.claims.values()))
    return frozenset(found)


def _written(sections: Iterable[WrittenSection]) -> Iterator[Nodes]:
    for section in sections:
        yield section.judgements.nodes or ()
        yield from (block["html"].nodes or () for block in section.blocks)
        yield from _written(section.parts)


def _marks(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        for each in node.walk() if isinstance(node, Element) else ():
            if isinstance(each, Element) and (hedge := each.get("data-hedge")) is not None:
                yield str(hedge)
