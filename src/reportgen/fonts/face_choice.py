"""The faces of a theme + what a style asks for → the face that draws each character, as the engine picks it.

Pango asks the families in the order of the style, and of each its faces, the nearest first; where none of
them has the character, any other face of the theme may. Emoji are asked of the face for emoji first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from reportgen.fonts.character_map import drawn_characters
from reportgen.fonts.emoji import is_emoji
from reportgen.model.report.layout import FontRequest
from reportgen.model.report.theme import EMOJI_FAMILY, Face

# What a face must have to set ordinary text.
ORDINARY = ord("x")
# CSS weights on the scale of fontconfig (FcWeightFromOpenType).
SCALE = (
    (0, 0), (100, 0), (200, 40), (300, 50), (350, 55), (380, 75), (400, 80), (500, 100), (600, 180),
    (700, 200), (800, 205), (900, 210), (1000, 215),
)  # fmt: skip


class FaceChoice:
    """Answers for one set of faces; what was asked once is known."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.faces = faces
        self._emoji = next((face for face in faces if face.family == EMOJI_FAMILY), None)
        self._orders: dict[FontRequest, tuple[Face, ...]] = {}

    def ordinary(self, request: FontRequest) -> Face | None:
        """The face of ordinary text; None for a theme without faces."""
        order = self._order(request)
        return next((face for face in order if draws(face, ORDINARY)), order[0] if order else None)

    def face_of(self, sign: str, request: FontRequest) -> Face | None:
        """The face that draws a character or an emoji; None where the theme has none that does."""
        if is_emoji(sign) and self._emoji is not None and draws(self._emoji, ord(sign[0])):
            return self._emoji
        code = ord(sign[0])
        return next((face for face in self._order(request) if draws(face, code)), None)

    def _order(self, request: FontRequest) -> tuple[Face, ...]:
        if request not in self._orders:
            self._orders[request] = tuple(self._ordered(request))
        return self._orders[request]

    def _ordered(self, request: FontRequest) -> Iterator[Face]:
        wanted = [family.casefold() for family in request.families]
        for family in wanted:
            yield from _nearest((face for face in self.faces if face.family.casefold() == family), request)
        yield from _nearest((face for face in self.faces if face.family.casefold() not in wanted), request)


def draws(face: Face, code: int) -> bool:
    """Whether a face has a glyph for a code point."""
    return code in drawn(face.content)


@lru_cache(maxsize=64)
def drawn(content: bytes) -> frozenset[int]:
    """The code points that a font file has glyphs for."""
    return drawn_characters(content)


def _nearest(faces: Iterator[Face], request: FontRequest) -> list[Face]:
    """The slant counts before the weight, and weights by fontconfig's own scale."""
    wanted = _place_of(request.weight)
    return sorted(
        faces,
        key=lambda face: (face.is_italic is not request.is_italic, abs(_place_of(face.weight) - wanted)),
    )


def _place_of(weight: int) -> float:
    """A CSS weight on fontconfig's scale, on which regular is near to light and far from semibold."""
    (low, low_place), (high, high_place) = next(
        pair for pair in pairwise(SCALE) if weight <= pair[1][0] or pair[1] is SCALE[-1]
    )
    return low_place + (high_place - low_place) * (weight - low) / (high - low)
