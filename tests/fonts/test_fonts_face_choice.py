"""Which face draws a character, and what Word calls it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.fonts.face_choice import FaceChoice
from reportgen.fonts.word_families import word_fonts, word_substitutes
from reportgen.model.report.layout import FontRequest, UsedFont
from reportgen.model.report.theme import Face

FONTS = Path(__file__).parents[2] / "templates" / "fonts"


def face(family: str, weight: int, file: str, *, is_italic: bool = False) -> Face:
    return Face(family, weight, is_italic, file, (FONTS / file).read_bytes())


SERIF = face("Serif", 400, "source-serif/SourceSerifPro-Regular.ttf")
BOLD = face("Serif", 700, "source-serif/SourceSerifPro-Bold.ttf")
ITALIC = face("Serif", 400, "source-serif/SourceSerifPro-It.ttf", is_italic=True)
SIGNS = face("Signs", 400, "dejavu/DejaVuSans.ttf")


def request(*families: str, weight: int = 400, is_italic: bool = False) -> FontRequest:
    return FontRequest(families, weight, is_italic)


def test_a_character_is_drawn_by_the_first_family_that_has_it() -> None:
    choice = FaceChoice((SIGNS, SERIF))

    assert choice.face_of("a", request("Serif", "Signs")) is SERIF
    assert choice.face_of("●", request("Serif", "Signs")) is SIGNS


def test_any_face_of_the_theme_stands_in_where_no_family_asked_for_has_it() -> None:
    assert FaceChoice((SERIF, SIGNS)).face_of("●", request("Serif")) is SIGNS
    assert FaceChoice((SERIF,)).face_of("●", request("Serif")) is None


@pytest.mark.parametrize(
    ("weight", "is_italic", "expected"),
    [(400, False, SERIF), (500, False, SERIF), (600, False, BOLD), (900, False, BOLD), (700, True, ITALIC)],
)
def test_the_slant_counts_before_the_weight(weight: int, expected: Face, *, is_italic: bool) -> None:
    choice = FaceChoice((BOLD, ITALIC, SERIF))

    assert choice.ordinary(request("Serif", weight=weight, is_italic=is_italic)) is expected


def test_a_family_name_is_the_same_in_any_case() -> None:
    assert FaceChoice((SIGNS, SERIF)).ordinary(request("serif")) is SERIF


def test_a_theme_without_faces_has_none_to_choose() -> None:
    assert FaceChoice(()).ordinary(request("Serif")) is None


def test_weights_that_word_has_no_style_for_are_families_of_their_own() -> None:
    light, semibold = replace(SERIF, weight=300), replace(BOLD, weight=600)

    fonts = word_fonts((light, semibold, SERIF, BOLD, ITALIC))

    assert fonts == {
        UsedFont("Serif", is_bold=False, is_italic=False): SERIF,
        UsedFont("Serif", is_bold=True, is_italic=False): BOLD,
        UsedFont("Serif", is_bold=False, is_italic=True): ITALIC,
        UsedFont("Serif Light", is_bold=False, is_italic=False): light,
        UsedFont("Serif SemiBold", is_bold=False, is_italic=False): semibold,
    }


def test_a_family_of_one_weight_keeps_its_name() -> None:
    assert [font.family for font in word_fonts((replace(SERIF, weight=300),))] == ["Serif"]


def test_what_stands_for_a_family_stands_for_its_weights() -> None:
    light = replace(SERIF, weight=300)

    assert word_substitutes((light, SERIF), {"Serif": "Cambria"})["Serif Light"] == "Cambria"
