"""Bytes → a font as fontTools opens it, which is imported when the first font needs it."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any


def open_font(content: bytes) -> Any:  # fontTools has no types
    """The font, its tables read when they are asked for; raises what fontTools raises."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # a tenth of a second, and few fonts need it

    silence_library()
    return TTFont(BytesIO(content), lazy=True, recalcTimestamp=False)


def silence_library() -> None:
    """Keep its remarks on odd but usable fonts (a date of 1904, say) from standard error."""
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)


def save_font(font: Any) -> bytes:
    """The font as bytes, the same each time."""
    saved = BytesIO()
    font.save(saved)
    return saved.getvalue()
