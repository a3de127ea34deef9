"""Gives text only sizes that Word can say, too: whole half points (ECMA-376 17.3.2.38, `ST_HpsMeasure`).

Code at 0.86 of 10 points would be 8.6 points in the PDF and 8.5 in Word, and a line with three words of code
another line there.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import computed_values

PIXELS = 96 / 72 / 2  # in half a point
KEY = "font_size"

engine_size = computed_values.font_size


def use_half_points() -> None:
    """From now on; a second call changes nothing."""
    computed_values.COMPUTER_FUNCTIONS[KEY] = font_size


def font_size(style: Any, name: str, value: Any) -> float:
    """The engine's own answer in px, as the nearest number of half points."""
    size = float(engine_size(style, name, value))
    return max(1, round(size / PIXELS)) * PIXELS if size > 0 else size
