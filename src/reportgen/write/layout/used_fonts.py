"""A theme's faces + what the stylesheet asks for → the fonts that draw it, as Word knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from reportgen.fonts.emoji import cut_at_emoji, is_emoji
from reportgen.fonts.face_choice import FaceChoice, draws
from reportgen.fonts.word_families import word_fonts
from reportgen.model.report.layout import Element, FontRequest, Look, UsedFont
from reportgen.model.report.theme import Face


class UsedFonts:
    """The fonts of one theme."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self._choice = FaceChoice(faces)
        self._names: Mapping[Face, UsedFont] = {face: font for font, face in word_fonts(faces).items()}

    def ordinary(self, request: FontRequest) -> UsedFont:
        """The font of ordinary text; as asked for, where a theme brings no faces."""
        face = self._choice.ordinary(request)
        if face is None:
            return UsedFont(request.families[0], request.weight >= 600, request.is_italic)
        return self._names[face]

    def others(
        self, texts: Iterator[tuple[FontRequest, str]]
    ) -> Mapping[FontRequest, Mapping[str, UsedFont]]:
        """For each request the characters and emoji that another font draws than that of ordinary text."""
        signs: dict[FontRequest, set[str]] = {}
        for request, text in texts:
            if not text.isascii():
                signs.setdefault(request, set()).update(cut_at_emoji(text))
        return {
            request: others for request, found in signs.items() if (others := self._others(request, found))
        }

    def _others(self, request: FontRequest, signs: set[str]) -> dict[str, UsedFont]:
        ordinary = self._choice.ordinary(request)
        if ordinary is None:
            return {}
        found = {
            sign: self._choice.face_of(sign, request)
            for sign in sorted(signs)
            if is_emoji(sign) or not draws(ordinary, ord(sign))
        }
        return {
            sign: self._names[face] for sign, face in found.items() if face is not None and face != ordinary
        }


@lru_cache(maxsize=8)
def used_fonts(faces: tuple[Face, ...]) -> UsedFonts:
    """The fonts of a theme; asked for again and again by the rows of a batch."""
    return UsedFonts(faces)


def printed_texts(root: Element) -> Iterator[tuple[FontRequest, str]]:
    """Every text within, generated text and markers included, with what is asked for it."""
    for element in root.walk():
        for child in element.children:
            if isinstance(child, str):
                yield element.look.asked, child
        for look in (element.before, element.after, element.marker, element.call):
            if look is not None:
                yield look.asked, generated_text(look)


def generated_text(look: Look) -> str:
    """What generated content says, as far as it is text; a marker's own sign with it."""
    return "".join(token.value for token in look.generated) + MARKERS.get(look.marker, "")


# The signs that stand before the items of a list (CSS Counter Styles 3, 6.3).
MARKERS: Mapping[str, str] = {"disc": "•", "circle": "◦", "square": "▪"}
