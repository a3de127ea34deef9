"""Pictures that are too high or too wide for their page are scaled to it, with what stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.house_theme import make_document
from gallery.random_pictures import png
from reportgen.model.diagnostic import Severity
from reportgen.model.report.document import Document
from reportgen.model.report.layout import Element
from reportgen.model.span import Span
from reportgen.write.engine.rendering import Rendering, lay_out
from reportgen.write.render import measure_report

# A page of 400 by 300 points for text.
CSS = "@page { size: 480pt 380pt; margin: 40pt } @page landscape { size: 700pt 380pt }"
ROOM = (400.0, 300.0)
CAPTION = "<figcaption>A caption</figcaption>"


def _svg(width: int, height: int, text: int = 12) -> bytes:
    words = f'<text x="2" y="20" font-size="{text}">words</text>'
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{words}</svg>'.encode()


ASSETS = {
    "tall.svg": _svg(200, 1600),
    "wide.svg": _svg(1600, 200),
    "small.svg": _svg(80, 60),
    "photo.png": png(),
}
TALL = '<img src="asset:tall.svg" alt="x">'
WIDE = '<img src="asset:wide.svg" alt="x">'
PHOTO = '<img src="asset:photo.png" alt="x">'
SMALL = '<img src="asset:small.svg" alt="x">'


def _document(body: str, css: str = "") -> Document:
    return make_document(f"<main>{body}</main>", css=CSS + css, assets=ASSETS)


def _figure(image: str, caption: str = CAPTION) -> str:
    return f'<figure data-role="figure">{image}{caption}</figure>'


def _images(rendering: Rendering) -> list[Element]:
    return [each for each in rendering.layout.root.walk() if each.tag == "img"]


def _size(body: str, css: str = "") -> tuple[float, float]:
    (image,) = _images(lay_out(_document(body, css)))
    assert image.size is not None
    return image.size


@pytest.mark.parametrize(
    ("around", "least", "most"),
    [
        ("{}", 265, 285),
        ("<h2>Heading</h2>{}", 235, 270),
        (
            '<aside data-role="callout" data-kind="note"><p data-role="callout-label">Note</p>{}</aside>',
            210,
            260,
        ),
        ("<ul><li><p>item</p>{}</li></ul>", 265, 285),
        (
            "<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>",
            200,
            270,
        ),
    ],
)
def test_a_tall_figure_is_scaled_to_its_page(around: str, least: float, most: float) -> None:
    rendering = lay_out(_document(f"<p>Before.</p>{around.format(_figure(TALL))}"))
    (image,) = _images(rendering)
    caption = next(each for each in rendering.layout.root.walk() if each.tag == "figcaption")

    assert image.size is not None
    width, height = image.size
    assert least < height < most
    assert height / width == pytest.approx(8, rel=0.01)
    assert caption.pages == image.pages
    assert rendering.is_scaled
    assert rendering.facts.split == ()
    assert rendering.facts.stranded == ()


def test_a_long_caption_takes_its_room_from_the_picture() -> None:
    _, short = _size(_figure(TALL))
    _, long = _size(_figure(TALL, f"<figcaption>{'words of it ' * 60}</figcaption>"))

    assert short - long > 50


def test_a_footnote_in_a_caption_takes_its_room_too() -> None:
    note = f'<span data-role="footnote" id="n">{"A note. " * 40}</span>'
    rendering = lay_out(_document(_figure(TALL, f"<figcaption>A caption{note}</figcaption>")))
    (image,) = _images(rendering)

    assert image.size is not None
    assert image.size[1] < 260
    assert rendering.facts.split == ()


@pytest.mark.parametrize(
    ("body", "room"),
    [
        (f"<p>in the line {WIDE} of words</p>", 400),
        (f"<ul><li>{WIDE}</li></ul>", 383),
        (f"<blockquote><p>{WIDE}</p></blockquote>", 372),
        (f"<div>{WIDE}</div>", 400),
    ],
)
def test_a_wide_picture_is_scaled_to_its_block(body: str, room: float) -> None:
    width, height = _size(body)

    assert room - 3 < width <= room + 0.1
    assert width / height == pytest.approx(8, rel=0.01)


def test_a_table_with_wide_pictures_keeps_within_the_page() -> None:
    wide, narrow = f"<td>{WIDE}</td><td>{WIDE}</td>", f"<td>{SMALL}</td><td>x</td>"
    row = f"<tr><td>text</td>{wide}</tr><tr><td>text</td>{narrow}</tr>"
    heads = '<tr><th scope="col">a</th><th scope="col">b</th><th scope="col">c</th></tr>'
    rendering = lay_out(_document(f"<table><thead>{heads}</thead><tbody>{row}</tbody></table>"))
    root = rendering.layout.root
    table = next(each for each in root.walk() if each.tag == "table")
    small = _images(rendering)[2]

    assert sum(table.widths) <= ROOM[0] + 0.5
    assert small.size == (60.0, 45.0)


def test_a_picture_that_fits_keeps_its_size() -> None:
    rendering = lay_out(_document(f"<p>{SMALL}</p>{_figure(PHOTO)}"))

    assert not rendering.is_scaled
    assert _images(rendering)[0].size == (60.0, 45.0)


def test_a_turned_page_gives_a_wide_picture_its_width() -> None:
    body = f'<p>x</p><section data-page="landscape"><p>{WIDE}</p></section>'

    assert _size(body)[0] == pytest.approx(620, abs=1)


def test_the_same_document_is_scaled_the_same() -> None:
    document = _document(_figure(TALL) + f"<p>{WIDE}</p>")

    assert lay_out(document).engine.write_pdf() == lay_out(document).engine.write_pdf()


def test_text_that_becomes_too_small_is_a_warning_at_the_picture() -> None:
    place = Span("content/blocks/a.md", 7, 1)
    (warning,) = lay_out(replace(_document(_figure(WIDE)), origins={"asset:wide.svg": place})).diagnostics

    # 12 px of 1,600 px on 400 pt.
    assert warning.message.startswith(
        'the picture "wide.svg" is scaled to its page until its smallest text has 3.0 pt'
    )
    assert (warning.code, warning.severity) == ("small-picture-text", Severity.WARNING)
    assert warning.span == place
    assert "page: landscape" in (warning.hint or "")


@pytest.mark.parametrize(
    ("text", "is_warned"),
    [
        ('<text font-size="20">x</text>', False),
        ('<text font-size="19">x</text>', True),
        ('<g transform="scale(0.5)"><text font-size="30">x</text></g>', True),
        ('<g font-size="10"><text font-size="3em">x</text></g>', False),
        ('<defs><text font-size="1">x</text></defs>', False),
        ('<text font-size="30"><tspan font-size="8">x</tspan></text>', True),
        ("<rect/>", False),
    ],
)
def test_the_smallest_text_that_is_shown_decides(text: str, is_warned: bool) -> None:  # noqa: FBT001  # a row
    size = 'width="1600" height="200" viewBox="0 0 1600 200"'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{text}</svg>'.encode()
    document = make_document(f"<main>{_figure(WIDE)}</main>", css=CSS, assets={"wide.svg": picture})

    assert bool(lay_out(document).diagnostics) is is_warned


def test_small_text_that_nobody_scaled_is_the_author_s() -> None:
    picture = _svg(80, 60, text=4)
    document = make_document(f"<main><p>{SMALL}</p></main>", css=CSS, assets={"small.svg": picture})

    assert lay_out(document).diagnostics == ()


def test_pages_are_counted_after_scaling() -> None:
    assert measure_report(_document(_figure(TALL))).pages == 1
