"""A theme's faces → Word's font table; used faces are embedded where their licence allows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from reportgen.fonts.licence import may_embed, may_subset
from reportgen.fonts.names import font_named
from reportgen.fonts.subset import plain_subset
from reportgen.fonts.word_families import word_fonts, word_substitutes
from reportgen.model.frozen import frozen
from reportgen.model.report.layout import UsedFont
from reportgen.model.report.theme import EMOJI_FAMILY, Face, Theme, WordFonts
from reportgen.write.docx.ooxml import Node, make, w

SLOTS: Mapping[tuple[bool, bool], str] = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
TRUETYPE = b"\0\1\0\0"
MASKED = 32  # ECMA-376 part 4, 2.8.1: the first 32 bytes are masked with the key


@frozen
class EmbeddedFace:
    """One face as a part of the package."""

    family: str
    slot: str
    name: str
    key: str
    content: bytes

    @property
    def relation(self) -> str:
        """The id of the font table's relationship to it."""
        return f"rg-{self.name.partition('.')[0]}"


def embed_faces(
    theme: Theme, used: Iterable[UsedFont], stand_ins: Mapping[str, frozenset[int]]
) -> tuple[EmbeddedFace, ...]:
    """The used faces that may be embedded, called in the file as in the document; none unless the theme asks.

    Of families that are `stand_ins`, which only draw what others lack, no more than those code points.
    """
    if theme.fonts is WordFonts.NAME:
        return ()
    wanted = set(used)
    wanted |= {UsedFont(font.family, False, False) for font in wanted}  # noqa: FBT003  # a value of three plain fields
    chosen = {
        (font.family, SLOTS[font.is_bold, font.is_italic]): _content(face, font, stand_ins.get(font.family))
        for font, face in word_fonts(theme.faces).items()
        if font in wanted and can_embed(face.content)
    }
    return tuple(
        _embedded(family, slot, content, number)
        for number, ((family, slot), content) in enumerate(sorted(chosen.items()), 1)
    )


def can_embed(font: bytes) -> bool:
    """Whether the font's own licence bits allow embedding and Word can read its outlines."""
    return font.startswith(TRUETYPE) and may_embed(font)


def write_font_table(families: Iterable[str], theme: Theme, embedded: Iterable[EmbeddedFace]) -> list[Node]:
    """One `w:font` for each family."""
    faces, substitutes = list(embedded), word_substitutes(theme.faces, theme.substitutes)
    fonts = []
    for family in sorted(set(families)):
        node = w("font", name=family)
        if substitute := substitutes.get(family):
            node.append(w("altName", substitute))
        node.extend([w("charset", "00"), w("family", "auto"), w("pitch", "variable")])
        for slot in SLOTS.values():
            node.extend(
                make(f"w:{slot}", {"r:id": face.relation, "w:fontKey": face.key})
                for face in faces
                if (face.family, face.slot) == (family, slot)
            )
        fonts.append(node)
    return fonts


def _content(face: Face, font: UsedFont, codes: frozenset[int] | None) -> bytes:
    content = font_named(face.content, font)
    if codes is None or not may_subset(content):
        return content
    return plain_subset(content, codes, joins=face.family == EMOJI_FAMILY)


def _embedded(family: str, slot: str, content: bytes, number: int) -> EmbeddedFace:
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{family} {slot} {len(content)}")
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(content[:MASKED]))
    text = "{" + str(key).upper() + "}"
    return EmbeddedFace(family, slot, f"font{number}.odttf", text, head + content[MASKED:])
