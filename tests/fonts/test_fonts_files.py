"""Font files: their tables and names, one face of a collection, and a part of a font."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reportgen.fonts.licence import may_embed, may_subset
from reportgen.fonts.names import font_named, read_names, title_of
from reportgen.fonts.subset import plain_subset, web_subset
from reportgen.fonts.tables import face_from_collection, faces_of_collection, read_tables
from reportgen.model.report.layout import UsedFont

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
SERIF = (FONTS / "source-serif" / "SourceSerifPro-Regular.ttf").read_bytes()
ITALIC = (FONTS / "source-serif" / "SourceSerifPro-It.ttf").read_bytes()


def collection() -> bytes:
    found = TTCollection()
    found.fonts = [TTFont(BytesIO(SERIF)), TTFont(BytesIO(ITALIC))]
    saved = BytesIO()
    found.save(saved)
    return saved.getvalue()


def opened(content: bytes) -> TTFont:
    return TTFont(BytesIO(content), checkChecksums=2)


def test_a_face_of_a_collection_is_a_font_of_its_own() -> None:
    both = collection()

    assert [title_of(both, start) for start in faces_of_collection(both)] == [
        "Source Serif Pro Regular",
        "Source Serif Pro Italic",
    ]
    one = face_from_collection(both, 1)
    assert opened(one).getBestCmap().keys() == opened(ITALIC).getBestCmap().keys()
    assert read_tables(one)["glyf"] == read_tables(both, faces_of_collection(both)[1])["glyf"]


def test_a_font_that_is_no_collection_has_no_faces_to_choose() -> None:
    assert faces_of_collection(SERIF) == ()


def test_a_font_with_the_right_name_stays_as_it_is() -> None:
    assert font_named(SERIF, UsedFont("Source Serif Pro", is_bold=False, is_italic=False)) == SERIF


@pytest.mark.parametrize(
    ("is_bold", "is_italic", "style"),
    [(False, False, "Regular"), (True, False, "Bold"), (False, True, "Italic"), (True, True, "Bold Italic")],
)
def test_a_font_gets_the_name_and_the_style_that_a_document_uses(
    style: str, *, is_bold: bool, is_italic: bool
) -> None:
    named = font_named(SERIF, UsedFont("Häuser", is_bold=is_bold, is_italic=is_italic))

    names, font = read_names(named), opened(named)
    assert (names[1], names[2]) == ("Häuser", style)
    assert not {16, 17} & names.keys()
    assert font["OS/2"].fsSelection & 0x61 == (0x20 * is_bold | 0x01 * is_italic or 0x40)
    assert font["head"].macStyle == (0x01 * is_bold | 0x02 * is_italic)
    assert read_tables(named)["glyf"] == read_tables(SERIF)["glyf"]


def test_a_file_without_names_has_none() -> None:
    assert read_names(b"\0\1\0\0" + bytes(8)) == {}
    assert read_names(b"") == {}


def test_a_part_of_a_font_draws_what_was_asked_for_and_ascii() -> None:
    part = plain_subset(SERIF, {ord("ß")})

    assert set(map(chr, opened(part).getBestCmap())) >= {*map(chr, range(0x20, 0x7F)), "ß", "\xa0"}
    assert ord("ä") not in opened(part).getBestCmap()
    assert read_names(part)[1] == "Source Serif Pro"
    assert len(part) < len(SERIF) / 4


def test_a_part_for_the_web_is_compressed_and_keeps_its_kerning() -> None:
    part = web_subset(SERIF, set(map(ord, "AVß")))

    font = TTFont(BytesIO(part))
    assert part.startswith(b"wOF2")
    assert set(font.getBestCmap()) == set(map(ord, "AVß"))
    assert "kern" in {each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord}


def test_parts_are_the_same_bytes_again() -> None:
    subset = web_subset.__globals__["_subset"].__wrapped__

    assert subset(SERIF, frozenset({65}), None, "woff2") == subset(SERIF, frozenset({65}), None, "woff2")


@pytest.mark.parametrize(
    ("bits", "embeds", "subsets"),
    [
        (0, True, True),
        (2, False, True),
        (4, True, True),
        (8, True, True),
        (0x104, True, False),
        (0x200, False, True),
    ],
)
def test_licence_bits_are_heeded(bits: int, *, embeds: bool, subsets: bool) -> None:
    font = opened(SERIF)
    font["OS/2"].fsType = bits
    saved = BytesIO()
    font.save(saved)

    assert (may_embed(saved.getvalue()), may_subset(saved.getvalue())) == (embeds, subsets)


def test_a_font_of_an_odd_date_is_read_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    font = opened(SERIF)
    font["head"].created = 0
    saved = BytesIO()
    font.save(saved)
    caplog.clear()

    part = plain_subset(font_named(saved.getvalue(), UsedFont("Own", is_bold=True, is_italic=False)), {65})

    assert read_names(part)[1] == "Own"
    assert not caplog.records
