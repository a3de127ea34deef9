"""Quantities and a unit → words on bars, on axes and in sentences."""

from __future__ import annotations

from reportgen.compose.drawing.quantities import Quantity

_BEFORE = frozenset("$€£¥")
_CLOSE = frozenset("%‰°")
_SIGNS = "−+"


def joins_number(unit: str) -> bool:
    """Whether a unit is written at every number, as % and currency signs are."""
    return unit in _BEFORE or unit in _CLOSE


def with_unit(quantity: Quantity, unit: str) -> str:
    """Write a number with a unit that joins it; other units stand once, beside the axis."""
    text = quantity.text
    if unit in _BEFORE:
        return f"{text[0]}{unit}{text[1:]}" if text[0] in _SIGNS else f"{unit}{text}"
    return f"{text}{unit}" if unit in _CLOSE else text


def spoken(quantity: Quantity, unit: str) -> str:
    """Write a number with its unit for a sentence."""
    return with_unit(quantity, unit) if not unit or joins_number(unit) else f"{quantity.text} {unit}"
