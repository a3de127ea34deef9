"""Marks that are no text → artifacts in the page's operators (ISO 32000-1 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

from reportgen.write.pdf.tags.marks import Artifact, Drawn

PROPERTIES: Mapping[Artifact, Mapping[str, str]] = {
    Artifact.HEADER: {"Type": "/Pagination", "Subtype": "/Header"},
    Artifact.FOOTER: {"Type": "/Pagination", "Subtype": "/Footer"},
    Artifact.LAYOUT: {"Type": "/Layout"},
    Artifact.WATERMARK: {"Type": "/Pagination", "Subtype": "/Watermark"},
}


def mark_artifacts(drawn: Drawn, artifacts: Mapping[tuple[int, int], Artifact]) -> None:
    """Rewrite `/Span <</MCID n>> BDC` of every artifact."""
    for page, operators in _streams(drawn):
        for index, operand in enumerate(operators):
            if not (isinstance(operand, dict) and "MCID" in operand):
                continue
            artifact = artifacts.get((page, operand["MCID"]))
            if artifact is not None:
                operators[index - 1] = "/Artifact"
                operators[index] = pydyf.Dictionary(PROPERTIES[artifact])


def _streams(drawn: Drawn) -> Iterator[tuple[int, list[Any]]]:
    yield from enumerate(drawn.streams)
    for page, stream in drawn.groups:
        yield page, stream.stream
