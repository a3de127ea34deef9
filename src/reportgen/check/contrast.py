"""Two colours → their contrast (WCAG 2.2, relative luminance), and the pairs a theme sets in type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Success criterion 1.4.3 (text) and 1.4.11 (graphics that carry meaning).
TEXT = 4.5
GRAPHICS = 3.0

WHITE = "#FFFFFF"

# Foreground token, background token (or white), least contrast.
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", WHITE, TEXT),
    ("ink", "tint", TEXT),
    ("ink", "caveat-tint", TEXT),
    ("muted", WHITE, TEXT),
    ("muted", "tint", TEXT),
    ("accent", WHITE, TEXT),
    ("accent", "tint", TEXT),
    ("on-accent", "accent", TEXT),
    ("caveat", WHITE, TEXT),
    ("rule", WHITE, GRAPHICS),
)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def low_contrasts(tokens: Mapping[str, str]) -> Iterable[tuple[str, str, float, float]]:
    """Pairs of tokens that are too alike: foreground, background, their contrast, the least allowed."""
    for foreground, background, least in PAIRS:
        front = tokens.get(foreground, "").strip()
        back = background if background == WHITE else tokens.get(background, "").strip()
        if _HEX.fullmatch(front) and _HEX.fullmatch(back):
            found = contrast(front, back)
            if found < least:
                yield foreground, "white" if background == WHITE else background, found, least


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
