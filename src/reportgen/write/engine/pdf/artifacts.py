"""Marks that are no text, and change bars → artifacts in the pages' operators (ISO 32000-1 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from reportgen.write.engine.pdf.drawing import Drawing
from reportgen.write.pdf.change_bars import change_bars
from reportgen.write.pdf.tags.marks import Artifact

PROPERTIES: Mapping[Artifact, Mapping[str, str]] = {
    Artifact.HEADER: {"Type": "/Pagination", "Subtype": "/Header"},
    Artifact.FOOTER: {"Type": "/Pagination", "Subtype": "/Footer"},
    Artifact.LAYOUT: {"Type": "/Layout"},
    Artifact.WATERMARK: {"Type": "/Pagination", "Subtype": "/Watermark"},
}


def write_artifacts(drawing: Drawing, artifacts: Mapping[tuple[int, int], Artifact]) -> None:
    """Mark what is no text in the operators, and add each page's change bars after everything else on it.

    The pages are laid out when this is called, so no bar can move a line.
    """
    for page, operators in drawing.operators():
        for index, operand in enumerate(operators):
            if not (isinstance(operand, dict) and "MCID" in operand):
                continue
            # `/Span <</MCID n>> BDC`
            artifact = artifacts.get((page, operand["MCID"]))
            if artifact is not None:
                operators[index - 1] = "/Artifact"
                operators[index] = pydyf.Dictionary(PROPERTIES[artifact])
    drawn = drawing.drawn
    for page, stream in enumerate(drawing.streams):
        bars = change_bars((each for each in drawn.changed if each.page == page), drawn.margins[page])
        if bars:
            stream += ["/Artifact", pydyf.Dictionary(PROPERTIES[Artifact.LAYOUT]), "BDC", *bars, "EMC"]
