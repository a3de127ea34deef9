"""A font file → the widths of text set in it."""

from __future__ import annotations

from reportgen.compose.drawing.text_width import Measure, estimate_width
from reportgen.fonts.font_file import open_font


def measure_face(content: bytes) -> Measure:
    """Give a measure from a TrueType or OpenType file; signs that it lacks are estimated."""
    font = open_font(content)
    names, metrics, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    widths = {chr(code): metrics[name][0] / units for code, name in names.items()}

    def measure(text: str, size: float) -> float:
        return sum(size * widths[sign] if sign in widths else estimate_width(sign, size) for sign in text)

    return measure
