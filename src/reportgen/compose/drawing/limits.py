"""Sizes of drawings in px of 1/96 inch, and how much one may hold and still be read."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.frozen import frozen
from reportgen.model.profile import Paper

WIDTH = 529.0
"""A text column of 140 mm."""

MAX_HEIGHT = 860.0
"""What fits on a page together with its caption."""


@frozen
class DrawingRoom:
    """How wide and how high a drawing may be."""

    width: float
    height: float


UPRIGHT = DrawingRoom(WIDTH, MAX_HEIGHT)
TURNED: Mapping[Paper, DrawingRoom] = {
    Paper.A4: DrawingRoom(895.0, 530.0),
    Paper.LETTER: DrawingRoom(829.0, 550.0),
}
"""Turned pages between margins of 30 mm: 237 mm and 219 mm, with room for a caption."""

TEXT = 12.0
"""Font size: 9 pt in print."""

LEADING = 15.0
"""From one line of text to the next."""

SPARE = 1.08
"""Room for words at an edge, in their width: programs that show a drawing in another face measure wider."""

LINE = 1.0
"""Width of lines: 0.75 pt."""

MAX_CATEGORIES = 40
MAX_SERIES = 8
MAX_EDGES = 60
MAX_LABEL = 200
"""Characters of one label."""

LARGEST = 10**15
"""Numbers beyond this lose digits in floating point."""
