"""A theme's faces → Word's font table; used faces are embedded where their licence allows."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterable, Mapping

from reportgen.model.frozen import frozen
from reportgen.model.report.theme import Face, Theme
from reportgen.write.docx.ooxml import Node, make, w
from reportgen.write.docx.values.looks import BOLD

SLOTS: Mapping[tuple[bool, bool], str] = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# OpenType OS/2 fsType: 0x0002 restricted licence, 0x0200 bitmaps only.
FORBIDDEN = 0x0002 | 0x0200
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


def embed_faces(theme: Theme, used: Iterable[tuple[str, bool, bool]]) -> tuple[EmbeddedFace, ...]:
    """The used faces (family, bold, italic) that may be embedded; none unless the theme asks for it."""
    if not theme.embeds_fonts:
        return ()
    wanted = set(used)
    wanted |= {(family, False, False) for family, _, _ in wanted}
    chosen: dict[tuple[str, str], Face] = {}
    for face in theme.faces:
        slot = SLOTS[face.weight >= BOLD, face.is_italic]
        if (face.family, face.weight >= BOLD, face.is_italic) in wanted and may_embed(face.content):
            present = chosen.get((face.family, slot))
            if present is None or _distance(face) < _distance(present):
                chosen[face.family, slot] = face
    return tuple(
        _embedded(family, slot, face, number)
        for number, ((family, slot), face) in enumerate(sorted(chosen.items(), key=lambda each: each[0]), 1)
    )


def may_embed(font: bytes) -> bool:
    """Whether the font's own licence bits allow embedding and Word can read its outlines."""
    if font[:4] != b"\x00\x01\x00\x00":
        return False
    count = struct.unpack(">H", font[4:6])[0]
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack(">4sIII", font[place : place + 16])
        if tag == b"OS/2":
            return not struct.unpack(">H", font[offset + 8 : offset + 10])[0] & FORBIDDEN
    return True


def write_font_table(families: Iterable[str], theme: Theme, embedded: Iterable[EmbeddedFace]) -> list[Node]:
    """One `w:font` for each family."""
    faces = list(embedded)
    fonts = []
    for family in sorted(set(families)):
        node = w("font", name=family)
        substitute = theme.substitutes.get(family)
        if substitute:
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


def _distance(face: Face) -> int:
    return abs(face.weight - (700 if face.weight >= BOLD else 400))


def _embedded(family: str, slot: str, face: Face, number: int) -> EmbeddedFace:
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{family} {slot} {len(face.content)}")
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(face.content[:MASKED]))
    text = "{" + str(key).upper() + "}"
    return EmbeddedFace(family, slot, f"font{number}.odttf", text, head + face.content[MASKED:])
