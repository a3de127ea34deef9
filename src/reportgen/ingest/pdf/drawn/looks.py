"""A font of a PDF → whether its letters are bold, slanted or of one width."""

from __future__ import annotations

import re
from ctypes import create_string_buffer
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

BOLD_FROM = 600
_FIXED, _SLANTED, _BOLD = 1, 1 << 6, 1 << 18
"""Flags of a font descriptor (ISO 32000-1 table 123)."""

_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_SLANTED_NAME = re.compile(rb"italic|oblique|slanted", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FontLook:
    """`marks` are of strong, em."""

    marks: frozenset[str] = frozenset()
    is_fixed: bool = False


PLAIN = FontLook()


def look_of(font: Any) -> FontLook:
    """The look that the letters of a font have."""
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    needed = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = b""
    if 0 < needed < 512:
        buffer = create_string_buffer(needed)
        raw.FPDFFont_GetBaseFontName(font, buffer, needed)
        name = buffer.value
    weight = raw.FPDFFont_GetWeight(font)
    is_bold = flags & _BOLD or weight >= BOLD_FROM or _BOLD_NAME.search(name)
    is_slanted = flags & _SLANTED or _SLANTED_NAME.search(name)
    marks = frozenset(mark for mark, holds in (("strong", is_bold), ("em", is_slanted)) if holds)
    return FontLook(marks, bool(flags & _FIXED))
