"""Text and font faces → the characters that no face can draw."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportgen.fonts.character_map import drawn_characters
from reportgen.model.report.theme import Face

# Characters that steer the line and have no picture of their own.
INVISIBLE = frozenset("\t\n\r \u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")


def missing_glyphs(text: str, faces: tuple[Face, ...]) -> tuple[tuple[int, str], ...]:
    """Offset and character for each that none of `faces` has; nothing where a theme brings no faces."""
    if not faces or text.isascii():
        return ()
    covered = _covered(faces)
    return tuple(
        (offset, sign)
        for offset, sign in enumerate(text)
        if ord(sign) not in covered and sign not in INVISIBLE and unicodedata.category(sign) != "Zs"
    )


@lru_cache(maxsize=16)
def _covered(faces: tuple[Face, ...]) -> frozenset[int]:
    return frozenset().union(*(_drawn(face.content) for face in faces))


@lru_cache(maxsize=64)
def _drawn(content: bytes) -> frozenset[int]:
    return drawn_characters(content)
