"""Themes and what they are made of."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from read.read_projects import only_mistake, project_files, refused
from reportgen.model.names import ThemeId
from reportgen.model.report.theme import HouseKeep, Theme, WordFonts
from reportgen.read import read_sound_project

NAVY = "templates/themes/navy/theme.yaml"
FONT = b"\x00\x01\x00\x00 a font"
OTHER_FONT = b"OTTO another"
FONTS = Path(__file__).parents[2] / "templates" / "fonts" / "source-serif"


def themes(changes: dict[str, str | bytes]) -> dict[str, Theme]:
    return {str(name): theme for name, theme in read_sound_project(project_files(changes)).themes.items()}


def test_a_theme_that_extends_another_adds_to_it() -> None:
    theme = themes(
        {
            "templates/themes/teal/theme.yaml": "title: T\nextends: navy\ntokens: {accent: teal, gap: 3pt}\n",
            "templates/themes/teal/theme.css": "h1 { color: teal }\n",
        }
    )["teal"]

    assert theme.tokens == {"accent": "teal", "gap": "3pt"}
    assert theme.css == "p { color: black }\n\nh1 { color: teal }\n"


def test_fonts_of_the_theme_win_over_shared_ones_and_come_after_those_of_the_base() -> None:
    fonts = "fonts:\n  - {family: Serif, file: a.ttf}\n  - {family: Serif, file: b.ttf, weight: 700}\n"
    more = "fonts:\n  - {family: Serif, file: a.ttf}\n  - {family: Sans, file: b.ttf, italic: true}\n"
    theme = themes(
        {
            NAVY: f"title: Navy\n{fonts}",
            "templates/fonts/a.ttf": FONT,
            "templates/fonts/b.ttf": FONT,
            "templates/themes/teal/theme.yaml": f"title: Teal\nextends: navy\n{more}",
            "templates/themes/teal/fonts/a.ttf": OTHER_FONT,
        }
    )["teal"]

    assert [(face.family, face.weight, face.is_italic) for face in theme.faces] == [
        ("Serif", 400, False),
        ("Serif", 700, False),
        ("Sans", 400, True),
    ]
    assert theme.faces[0].content == OTHER_FONT


def test_a_missing_font_comes_with_the_one_that_was_meant() -> None:
    changes: dict[str, str | bytes | None] = {
        NAVY: "title: Navy\nfonts: [{family: S, file: serif/Regula.ttf}]\n",
        "templates/fonts/serif/Regular.ttf": FONT,
    }
    mistake = only_mistake(changes)

    assert (mistake.code, str(mistake.span), mistake.hint) == (
        "missing-font",
        f"{NAVY}:2:27",
        'did you mean "serif/Regular.ttf"?',
    )


def test_a_file_that_is_no_font_is_refused() -> None:
    changes: dict[str, str | bytes | None] = {
        NAVY: "title: Navy\nfonts: [{family: S, file: a.ttf}]\n",
        "templates/fonts/a.ttf": b"<html>",
    }

    assert only_mistake(changes).code == "unreadable-font"


def test_what_only_word_takes_is_kept() -> None:
    word = (
        "{fonts: name, substitutes: {A: B}, house: house.docx, styles: {Body: Corporate}, "
        "keep: [headers], endnotes: native}"
    )
    text = f"title: N\nword: {word}\nhyphenate: true\n"
    theme = themes({NAVY: text, "templates/themes/navy/house.docx": b"PK\x03\x04zip"})["navy"]

    assert (theme.fonts, theme.hyphenates, theme.substitutes) == (WordFonts.NAME, True, {"A": "B"})
    assert (theme.house, theme.styles) == (b"PK\x03\x04zip", {"Body": "Corporate"})
    assert (theme.house_keeps, theme.native_endnotes) == (frozenset({HouseKeep.HEADERS}), True)


def test_notes_are_a_list_on_the_same_pages_unless_a_theme_asks_for_native_ones() -> None:
    assert not themes({NAVY: "title: N\n"})["navy"].native_endnotes


ENCRYPTED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "missing-file"),
        (b"not a zip", "unreadable-file"),
        (ENCRYPTED, "house-with-password"),
    ],
)
def test_a_word_template_must_be_one(content: bytes | None, code: str) -> None:
    changes: dict[str, str | bytes | None] = {
        NAVY: "title: N\nword: {house: house.docx}\n",
        "templates/themes/navy/house.docx": content,
    }

    assert only_mistake(changes).code == code


def test_the_faces_of_a_template_need_a_template() -> None:
    mistake = only_mistake({NAVY: "title: N\nword: {fonts: house}\n"})

    assert (mistake.code, str(mistake.span)) == ("house-fonts-without-template", f"{NAVY}:2:15")


def test_a_theme_needs_a_stylesheet() -> None:
    assert only_mistake({"templates/themes/navy/theme.css": None}).code == "missing-stylesheet"


@pytest.mark.parametrize(
    "token",
    [
        "{accent: 'red; } body { x: y'}",
        "{accent: 'url(http://x)'}",
        "{Accent: red}",
        "{a b: c}",
        "{a: '\\65'}",
        "{a: '@import'}",
    ],
)
def test_a_token_is_one_css_value_and_nothing_else(token: str) -> None:
    assert only_mistake({NAVY: f"title: N\ntokens: {token}\n"}).code == "wrong-value"


def test_an_unknown_base_is_reported() -> None:
    changes = {
        NAVY: "title: N\nextends: foundaton\n",
        "templates/themes/foundation/theme.yaml": "title: F\n",
        "templates/themes/foundation/theme.css": "p{}",
    }
    (mistake,) = refused(changes)

    assert (mistake.code, mistake.hint) == ("unknown-theme", 'did you mean "foundation"?')


def test_theme_ids_are_the_names_of_their_folders() -> None:
    assert themes({})["navy"].id == ThemeId("navy")


def collection(*faces: str) -> bytes:
    found = TTCollection()
    found.fonts = [TTFont(FONTS / face) for face in faces]
    saved = BytesIO()
    found.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("index", ["", ", index: 2"])
def test_a_collection_without_a_face_that_it_has_lists_its_faces(index: str) -> None:
    changes: dict[str, str | bytes | None] = {
        NAVY: f"title: Navy\nfonts: [{{family: S, file: both.ttc{index}}}]\n",
        "templates/fonts/both.ttc": collection("SourceSerifPro-Regular.ttf", "SourceSerifPro-It.ttf"),
    }
    mistake = only_mistake(changes)

    assert (mistake.code, mistake.hint) == (
        "font-collection",
        "say which with index: 0 Source Serif Pro Regular, 1 Source Serif Pro Italic",
    )


def test_faces_of_a_collection_are_files_of_their_own() -> None:
    text = (
        "title: Navy\nfonts:\n- {family: S, file: both.ttc, index: 0}\n"
        "- {family: S, file: both.ttc, index: 1, italic: true}\n"
    )
    both = collection("SourceSerifPro-Regular.ttf", "SourceSerifPro-It.ttf")

    faces = themes({NAVY: text, "templates/fonts/both.ttc": both})["navy"].faces

    assert len({face.file for face in faces}) == 2
    assert [TTFont(BytesIO(face.content))["name"].getDebugName(2) for face in faces] == ["Regular", "Italic"]


def test_a_font_that_is_no_collection_has_no_other_face() -> None:
    changes: dict[str, str | bytes | None] = {
        NAVY: "title: Navy\nfonts: [{family: S, file: a.ttf, index: 1}]\n",
        "templates/fonts/a.ttf": FONT,
    }

    assert only_mistake(changes).code == "font-collection"


def test_a_variable_font_is_refused_with_the_way_to_a_static_one() -> None:
    font = TTFont(FONTS / "SourceSerifPro-It.ttf")
    font["fvar"] = DefaultTable("fvar")
    font["fvar"].data = bytes(16)
    saved = BytesIO()
    font.save(saved)
    changes: dict[str, str | bytes | None] = {
        NAVY: "title: Navy\nfonts: [{family: S, file: a.ttf, weight: 700}]\n",
        "templates/fonts/a.ttf": saved.getvalue(),
    }
    mistake = only_mistake(changes)

    assert mistake.code == "variable-font"
    assert "varLib.instancer" in str(mistake.hint)
