"""Sizes of drawings in px of 1/96 inch, and how much one may hold and still be read."""

from __future__ import annotations

WIDTH = 529.0
"""A text column of 140 mm."""

MAX_HEIGHT = 860.0
"""What fits on a page together with its caption."""

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
