"""Odd content still gives a sound file with the content in it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from gallery.word_reading import Opened, words, written_body
from reportgen.errors import ContentError
from reportgen.write.docx.package.lint import lint_docx

pytestmark = pytest.mark.slow


def _image(mode: str, size: tuple[int, int], kind: str) -> bytes:
    packed = io.BytesIO()
    Image.new(mode, size).save(packed, kind)
    return packed.getvalue()


def _animated() -> bytes:
    packed = io.BytesIO()
    frames = [Image.new("P", (20, 20), color) for color in (1, 2, 3)]
    frames[0].save(packed, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return packed.getvalue()


def _text(file: Opened) -> str:
    assert lint_docx(file.content) == ()
    return words(file.root())


FIGURE = (
    '<figure data-role="figure"><img src="asset:images/x.{}" alt="x"><figcaption>seen</figcaption></figure>'
)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jpg", _image("CMYK", (40, 30), "JPEG")),
        ("png", _image("RGB", (1, 1), "PNG")),
        ("png", _image("L", (3000, 2000), "PNG")),
        ("png", _image("P", (20, 20), "GIF")),
        ("png", _image("RGB", (20, 20), "WEBP")),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'),
        ("png", _animated()),
        ("png", _image("LA", (9, 9), "PNG")),
        ("png", _image("I;16", (9, 9), "PNG")),
        ("jpg", _image("RGB", (9, 9), "JPEG").replace(b"\xff\xd9", b"")),
    ],
    ids=[
        "CMYK",
        "one pixel",
        "huge",
        "GIF by another name",
        "WebP by another name",
        "SVG without a size",
        "animated",
        "grey with alpha",
        "16 bits",
        "without an end",
    ],
)
def test_an_odd_image_is_shown(kind: str, content: bytes) -> None:
    file = written_body(FIGURE.format(kind), assets={f"x.{kind}": content})

    assert _text(file) == "seen"
    assert len(file.find("//wp:inline")) == 1


def test_a_broken_image_is_refused() -> None:
    with pytest.raises(ContentError, match="image"):
        written_body(FIGURE.format("png"), assets={"x.png": b"\x89PNG no more"})


def test_a_table_of_forty_columns_keeps_them() -> None:
    cells = "".join(f"<td>c{number}</td>" for number in range(40))
    file = written_body(
        f"<table><tbody><tr>{cells}</tr></tbody></table>", css="td { padding: 0; font-size: 5pt }"
    )

    assert _text(file).endswith("c39")
    assert len(file.find("//w:gridCol")) == 40


@pytest.mark.parametrize(
    "rows",
    [
        '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td colspan="2">c</td><td>d</td></tr>',
        '<tr><td>a</td><td rowspan="3">b</td><td>c</td></tr><tr><td colspan="3">d</td></tr>',
        '<tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr><tr></tr><tr><td>d</td></tr>',
        '<tr><td colspan="100">a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr>',
        '<tr><td rowspan="2">a</td></tr><tr><td>b</td><td rowspan="2">c</td></tr><tr><td>d</td></tr>',
    ],
)
def test_spans_that_overlap_or_reach_too_far_keep_every_cell(rows: str) -> None:
    assert sorted(_text(written_body(f"<table><tbody>{rows}</tbody></table>"))) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "inside", ["", "<tbody></tbody>", "<tbody><tr></tr></tbody>", "<caption>Only this</caption>"]
)
def test_an_empty_table_leaves_a_sound_file(inside: str) -> None:
    assert _text(written_body(f"<p>before</p><table>{inside}</table><p>after</p>")).startswith("before")


def test_a_heading_of_four_hundred_letters_is_whole() -> None:
    heading = "long heading " * 31

    assert heading.strip() in _text(written_body(f"<section><h2>{heading}</h2></section>"))


def test_a_list_twelve_levels_deep_keeps_its_items() -> None:
    inner = "<ol><li>end</li></ol>"
    for depth in range(11):
        inner = f"<ul><li>level {depth}{inner}</li></ul>"

    file = written_body(inner)

    assert "end" in _text(file)
    assert {str(each) for each in file.find("//w:ilvl/@w:val")} == {str(level) for level in range(9)}


def test_control_characters_and_direction_marks_do_not_break_the_file() -> None:
    text = _text(written_body("<p>a\x01b\u200f\u202ec\u202c d</p>"))

    assert text.startswith("a")
    assert "\u200f\u202ec\u202c" in text


def test_an_anchor_of_any_shape_becomes_a_bookmark() -> None:
    name = "é-" + "x" * 80
    file = written_body(f'<p id="{name}">here</p><p><a href="#{name}">there</a></p>')

    assert "here" in _text(file)
    assert len(file.find("//w:hyperlink[@w:anchor]")) == 1


def test_a_list_item_may_begin_with_a_table_or_a_list() -> None:
    rows = "<table><tbody><tr><td>cell</td></tr></tbody></table>"

    assert "cell" in _text(written_body(f"<ol><li>{rows}</li><li><ul><li>inner</li></ul></li></ol>"))


def test_a_list_counts_on_whatever_its_items_begin_with() -> None:
    items = ("one", '<p data-role="evidence">two</p>', '<hr data-role="answer">', "<h4>four</h4>")
    file = written_body(f"<ol>{''.join(f'<li>{each}</li>' for each in items)}</ol>")

    assert len(file.find("//w:numPr")) == 4
    assert len({str(each) for each in file.find("//w:numId/@w:val")}) == 1
