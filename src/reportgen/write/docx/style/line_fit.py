"""Lines of the pages → a paragraph that breaks where they do, whatever program measures its words.

Programs measure a line of text a fraction of a point longer or shorter than each other. A paragraph in which
a word fits by a hair, or misses a line by a hair, gets its right edge moved by another hair.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from reportgen.model.report.layout import Lines
from reportgen.write.docx.values.blocks import Paragraph
from reportgen.write.docx.values.looks import WIDEST_SPACE, ParagraphLook
from reportgen.write.docx.values.walk import holds_pictures

SAFE = 0.5  # points; no program was seen to differ by more on a line of a page's width
LEAST = 0.025  # points, half of the twentieth that Word counts in: less would say nothing
TELLING = 0.05  # points of a line's height, the least that Word tells lines apart by


def fitted(paragraph: Paragraph, look: ParagraphLook) -> ParagraphLook:
    """The look with the right edge and the height of line that keep the paragraph's lines as they are."""
    lines = paragraph.lines
    if lines is None:
        return look
    # A tab is measured from the edge, and neighbours in one frame must have the same edges; code has its own.
    is_framed = look.background is not None or any(look.border)
    if not paragraph.tabs and not is_framed:
        moved = nudge(lines)
        if abs(moved) >= LEAST:
            look = replace(look, right=round(look.right + moved, 2))
    elif not paragraph.tabs and paragraph.role == "Source Code":
        look = _within_frame(look, whole_nudge(lines))
    # Code, raised letters and signs from another face make single lines higher.
    if abs(lines.height - look.line) >= TELLING and not holds_pictures(paragraph.content):
        look = replace(look, line=lines.height)
    return look


def _within_frame(look: ParagraphLook, moved: int) -> ParagraphLook:
    """The text's right edge moved, the frame left where it is; its space counts in whole points."""
    top, right, bottom, left = look.space
    if not moved or not look.border[1] or not 0 <= right + moved <= WIDEST_SPACE:
        return look
    return replace(look, right=round(look.right + moved, 2), space=(top, right + moved, bottom, left))


def whole_nudge(lines: Lines) -> int:
    """The same as `nudge` in whole points, 0 where none of them helps."""
    least, most = SAFE - lines.miss, lines.room - SAFE
    if least <= 0 <= most:
        return 0
    moved = ceil(least) if least > 0 else floor(most)
    return moved if least <= moved <= most else 0


def nudge(lines: Lines) -> float:
    """How far to move the right edge to the left so that no word is near to going elsewhere."""
    least, most = SAFE - lines.miss, lines.room - SAFE
    if least <= 0 <= most:
        return 0.0
    if least > most:
        return (lines.room - lines.miss) / 2
    return most if most < 0 else least
