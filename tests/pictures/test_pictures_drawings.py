"""Drawings hold what every reader draws alike, in the theme's faces; anything else is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gallery.house_theme import house_theme
from reportgen.compose.pictures.drawings.faces import drawing_faces
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.sound import sound_picture

FOLDER = Path(__file__).parents[1] / "gallery" / "drawings"
DRAWN = sorted((FOLDER / "drawn").glob("*.svg"))
SAID = dict(line.split(": ", 1) for line in (FOLDER / "refused.txt").read_text("utf-8").splitlines())
FACES = drawing_faces(house_theme())


def svg(inner: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'.encode()


def sound(inner: str, attributes: str = "") -> str:
    return sound_picture(svg(inner, attributes), FACES).decode()


@pytest.mark.parametrize("path", DRAWN, ids=[path.stem for path in DRAWN])
def test_what_is_drawn_alike_is_taken(path: Path) -> None:
    once = sound_picture(path.read_bytes(), FACES)

    assert sound_picture(once, FACES) == once


@pytest.mark.parametrize("name", SAID)
def test_what_is_not_is_refused_by_name_and_line(name: str) -> None:
    with pytest.raises(PictureError) as refusal:
        sound_picture((FOLDER / "refused" / f"{name}.svg").read_bytes(), FACES)

    assert str(refusal.value) == SAID[name]
    assert refusal.value.hint


def test_every_refused_drawing_has_its_sentence() -> None:
    assert {path.stem for path in (FOLDER / "refused").glob("*.svg")} == set(SAID)


@pytest.mark.parametrize(
    ("wanted", "family"),
    [
        ("Arial, sans-serif", "Source Sans Pro"),
        ("Times New Roman", "Source Serif Pro"),
        ("serif", "Source Serif Pro"),
        ("Nobody Knows", "Source Sans Pro"),
        ("Courier New, monospace", "DejaVu Sans Mono"),
        ("Arial, source serif pro", "Source Serif Pro"),
    ],
)
def test_families_become_the_themes(wanted: str, family: str) -> None:
    for drawing in (
        sound(f'<text font-family="{wanted}">a</text>'),
        sound(f"<text style=\"font-family:'{wanted.replace(', ', chr(39) + ', ' + chr(39))}'\">a</text>"),
        sound(f"<style>text {{ font: bold 12px/1.2 {wanted} }}</style><text>a</text>"),
    ):
        assert family in drawing
        assert wanted.split(",", maxsplit=1)[0] not in drawing.replace("Source Sans Pro", "").replace(
            "Source Serif Pro", ""
        )


def test_words_without_a_family_have_the_themes() -> None:
    assert "font-family=\"'Source Sans Pro'\"" in sound("<text>a</text>")
    assert "font-family" not in sound("<rect/>")


def test_the_document_type_of_other_programs_is_dropped() -> None:
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'

    assert b"DOCTYPE" not in sound_picture(kind + svg("<rect/>"))
    with pytest.raises(PictureError, match="document type"):
        sound_picture(kind.replace(b'">', b'" [<!ENTITY a "b">]>') + svg("&a;"))


def test_a_white_ground_is_dropped_and_another_refused() -> None:
    assert "background" not in sound("<rect/>", 'style="background: white; width: 9px"')
    with pytest.raises(PictureError, match="background"):
        sound("<rect/>", 'style="background: navy"')


def test_spaces_that_are_kept_stay_kept() -> None:
    assert 'xml:space="preserve"' in sound('<text xml:space="preserve">a  b</text>')


def test_line_ends_between_words_are_spaces() -> None:
    assert ">one two<" in sound("<text>one\ntwo</text>")
