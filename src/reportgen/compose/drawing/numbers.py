"""Numbers as readers see them: on bars, on axes and in sentences."""

from __future__ import annotations

from math import floor, log10

_BEFORE = frozenset("$€£¥")
_CLOSE = frozenset("%‰°")
_DIGITS = 3
_TINY = 1e-6


def written(value: float) -> str:
    """Write a number with thousands separators and no more decimals than it needs, two at most below 100."""
    if 0 < abs(value) < _TINY:
        return f"{value:.1e}".replace("-", "−")
    decimals = 2 if abs(value) < 100 else 1
    text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".") if value != int(value) else f"{value:,.0f}"
    if float(text.replace(",", "")) == 0 and value != 0:
        # Small shares keep three digits instead of becoming nothing.
        text = f"{value:.{_DIGITS - 1 - floor(log10(abs(value)))}f}".rstrip("0")
    return text.replace("-", "−")


def joins_number(unit: str) -> bool:
    """Whether a unit is written at every number, as % and currency signs are."""
    return unit in _BEFORE or unit in _CLOSE


def with_unit(value: float, unit: str) -> str:
    """Write a number with a unit that joins it; other units stand once, beside the axis."""
    text = written(value)
    if unit in _BEFORE:
        return f"{text[0]}{unit}{text[1:]}" if text.startswith("−") else f"{unit}{text}"
    return f"{text}{unit}" if unit in _CLOSE else text


def spoken(value: float, unit: str) -> str:
    """Write a number with its unit for a sentence."""
    return with_unit(value, unit) if not unit or joins_number(unit) else f"{written(value)} {unit}"
