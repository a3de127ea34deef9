"""A font file → the names that are written in it, and the same file under the name that a document uses.

Programs look for an embedded font by the names in its file, so a face must be called there as the document
calls it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from reportgen.fonts.font_file import open_font, save_font
from reportgen.fonts.tables import read_tables
from reportgen.model.report.layout import UsedFont

# OpenType 1.9.1, name IDs.
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6
TYPOGRAPHIC = (16, 17, 21, 22, 25)
WINDOWS = 3
STYLES: Mapping[tuple[bool, bool], str] = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "Bold Italic",
}
# OS/2 fsSelection and head macStyle.
ITALIC_BIT, BOLD_BIT, REGULAR_BIT = 1 << 0, 1 << 5, 1 << 6
MAC_BOLD, MAC_ITALIC = 1 << 0, 1 << 1


def read_names(content: bytes, start: int = 0) -> Mapping[int, str]:
    """The names for Windows by their ID, English where there are several; none where they cannot be read."""
    try:
        return dict(_names(read_tables(content, start)["name"]))
    except (struct.error, KeyError):
        return {}


def title_of(content: bytes, start: int = 0) -> str:
    """Family and style as a person would say them: `Noto Sans CJK JP Bold`."""
    names = read_names(content, start)
    return f"{names.get(16, names.get(FAMILY, ''))} {names.get(17, names.get(STYLE, ''))}".strip()


@lru_cache(maxsize=32)
def font_named(content: bytes, font: UsedFont) -> bytes:
    """The file as it is if it is called so, or with other names and style bits."""
    style = STYLES[font.is_bold, font.is_italic]
    names = read_names(content)
    if names.get(FAMILY) == font.family and names.get(STYLE, "").replace("Oblique", "Italic") in {
        style,
        style.replace("Regular", "Book"),
    }:
        return content
    with open_font(content) as file:
        _rename(file["name"], font.family, style)
        _mark(file, font)
        if "DSIG" in file:
            # It signs the file as it was.
            del file["DSIG"]
        return save_font(file)


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    _, count, strings = struct.unpack_from(">HHH", table)
    records = [struct.unpack_from(">HHHHHH", table, 6 + 12 * number) for number in range(count)]
    # American English last, so that it stands.
    for platform, _, language, name, length, offset in sorted(records, key=lambda each: each[2] == 0x409):
        if platform == WINDOWS and (language & 0x3FF == 0x09 or language == 0x409):
            text = table[strings + offset : strings + offset + length]
            yield name, text.decode("utf-16-be", "replace")


def _rename(table: Any, family: str, style: str) -> None:  # fontTools has no types
    table.names = [
        each
        for each in table.names
        if each.nameID not in {*TYPOGRAPHIC, FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT}
    ]
    full = family if style == "Regular" else f"{family} {style}"
    plain = "".join(sign for sign in family if sign.isascii() and sign.isalnum()) or "Font"
    for name, text in (
        (FAMILY, family),
        (STYLE, style),
        (UNIQUE, full),
        (FULL, full),
        (POSTSCRIPT, f"{plain}-{style.replace(' ', '')}"),
    ):
        table.setName(text, name, WINDOWS, 1, 0x409)


def _mark(file: Any, font: UsedFont) -> None:
    os2, head = file["OS/2"], file["head"]
    kept = os2.fsSelection & ~(ITALIC_BIT | BOLD_BIT | REGULAR_BIT)
    marks = (BOLD_BIT if font.is_bold else 0) | (ITALIC_BIT if font.is_italic else 0)
    os2.fsSelection = kept | (marks or REGULAR_BIT)
    os2.usWeightClass = 700 if font.is_bold else 400
    head.macStyle = (MAC_BOLD if font.is_bold else 0) | (MAC_ITALIC if font.is_italic else 0)
