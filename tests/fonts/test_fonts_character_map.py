"""Our own reading of fonts finds the characters that fontTools finds."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import given
from hypothesis import strategies as st

from reportgen.fonts import character_map
from reportgen.fonts.character_map import drawn_characters

FONTS = sorted((Path(__file__).parents[2] / "templates" / "fonts").glob("*/*.ttf"))
ITALIC = next(each for each in FONTS if each.name == "SourceSerifPro-It.ttf").read_bytes()


def by_the_library(content: bytes) -> frozenset[int]:
    return frozenset(TTFont(BytesIO(content)).getBestCmap())


def font_of(subtable: bytes, platform: int = 3, encoding: int = 10) -> bytes:
    """A file of one table."""
    table = struct.pack(">HHHHL", 0, 1, platform, encoding, 12) + subtable
    return (
        b"\0\1\0\0"
        + struct.pack(">HHHH", 1, 16, 0, 0)
        + struct.pack(">4sLLL", b"cmap", 0, 28, len(table))
        + table
    )


def groups(*each: tuple[int, int, int]) -> bytes:
    return struct.pack(">HHLLL", 12, 0, 16 + 12 * len(each), 0, len(each)) + b"".join(
        struct.pack(">LLL", *one) for one in each
    )


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_the_fonts_of_the_package_draw_what_the_library_says(
    font: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = by_the_library(font.read_bytes())
    monkeypatch.delattr(character_map, "_unusual")

    assert drawn_characters(font.read_bytes()) == expected


def test_a_font_of_another_format_is_left_to_the_library() -> None:
    saved = BytesIO()
    with TTFont(BytesIO(ITALIC)) as font:
        table = CmapSubtable.newSubtable(6)
        table.platformID, table.platEncID, table.language = 3, 1, 0
        table.cmap = {code: font.getBestCmap()[code] for code in (65, 66, 68)}
        font["cmap"].tables = [table]
        font.save(saved)

    assert drawn_characters(saved.getvalue()) == {65, 66, 68}


def test_a_missing_glyph_draws_nothing() -> None:
    assert drawn_characters(font_of(groups((65, 67, 0), (128512, 128513, 7)))) == {66, 67, 128512, 128513}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no font",
        ITALIC[:200],
        font_of(groups((65, 60, 1))),
        font_of(groups((65, 70, 1), (60, 61, 1))),
        font_of(b"\0\7\0\4"),
    ],
)
def test_a_file_that_is_no_sound_font_draws_nothing(content: bytes) -> None:
    assert drawn_characters(content) == frozenset()


@given(st.integers(0, 300), st.integers(0, 255))
def test_a_damaged_font_draws_what_the_library_says(place: int, sign: int) -> None:
    start = ITALIC.index(struct.pack(">HHHHL", 0, 3, 0, 3, 0x214))
    damaged = bytearray(ITALIC)
    damaged[start + place] = sign

    assert drawn_characters(bytes(damaged)) == character_map._unusual(bytes(damaged))
