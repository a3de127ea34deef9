"""Lines of the pages → a paragraph that breaks where they do, whatever program measures its words.

Programs measure a line of text a fraction of a point longer or shorter than each other. A paragraph in which
a word fits by a hair, or misses a line by a hair, gets its right edge moved by another hair.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.report.layout import Lines
from reportgen.write.docx.values.blocks import Paragraph
from reportgen.write.docx.values.looks import ParagraphLook
from reportgen.write.docx.values.walk import holds_pictures

SAFE = 0.5  # points; no program was seen to differ by more on a line of a page's width
LEAST = 0.025  # points, half of the twentieth that Word counts in: less would say nothing
TELLING = 0.05  # points of a line's height, the least that Word tells lines apart by


def fitted(paragraph: Paragraph, look: ParagraphLook) -> ParagraphLook:
    """The look with the right edge and the height of line that keep the paragraph's lines as they are."""
    lines = paragraph.lines
    if lines is None:
        return look
    # Neighbours in one frame must have the same edges, and a tab is measured from the edge.
    if not paragraph.tabs and look.background is None and not any(look.border):
        moved = nudge(lines)
        if abs(moved) >= LEAST:
            look = replace(look, right=round(look.right + moved, 2))
    # Code, raised letters and signs from another face make single lines higher.
    if abs(lines.height - look.line) >= TELLING and not holds_pictures(paragraph.content):
        look = replace(look, line=lines.height)
    return look


def nudge(lines: Lines) -> float:
    """How far to move the right edge to the left so that no word is near to going elsewhere."""
    least, most = SAFE - lines.miss, lines.room - SAFE
    if least <= 0 <= most:
        return 0.0
    if least > most:
        return (lines.room - lines.miss) / 2
    return most if most < 0 else least
