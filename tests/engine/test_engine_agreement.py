"""The engine breaks lines and pages where word processors do."""

from __future__ import annotations

import pytest

from gallery.house_theme import make_document
from reportgen.model.report.layout import Element
from reportgen.write.engine.page_text import read_page_text
from reportgen.write.engine.rendering import Rendering, lay_out

CSS = """
@page { size: 340pt 240pt; margin: 40pt }
body { font: 10pt/12pt "DejaVu Sans Mono"; margin: 0 }
p, ul, ol, pre { margin: 0; padding: 0 }
"""


def _laid_out(body: str, css: str = CSS) -> Rendering:
    return lay_out(make_document(f"<main>{body}</main>", css=css))


def _lines(body: str) -> list[str]:
    pages = _laid_out(body).engine.pages
    boxes = [box for page in pages for box in page._page_box.descendants()]
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    return ["".join(getattr(each, "text", "") for each in line.descendants()) for line in lines]


def _pages(body: str, css: str = CSS) -> list[str]:
    rendering = _laid_out(body, css)
    assert read_page_text(rendering.html, rendering.engine)
    return [
        " ".join(getattr(each, "text", "") for each in page._page_box.descendants() if hasattr(each, "text"))
        for page in rendering.engine.pages
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Thirty letters stand before it /usr/share/doc/x", "Thirty letters stand before it"),
        ("Thirty letters before /usr/share/doc-base/examples", "Thirty letters before"),
        ("Thirty letters stand before a number 2.99-34567", "Thirty letters stand before a number 2.99-"),
        ("Thirty letters stand before a pair:33333333333", "Thirty letters stand before a"),
        ("Thirty letters stand before the word-processor", "Thirty letters stand before the word-"),
    ],
)
def test_a_line_ends_where_word_processors_end_it(text: str, first: str) -> None:
    assert _lines(f"<p>{text}</p>")[0] == first


def test_a_space_before_code_that_begins_with_a_point_may_end_a_line() -> None:
    lines = _lines("<p>Thirty letters stand before it <code>.extensionoffiles</code></p>")

    assert lines[0].rstrip() == "Thirty letters stand before it"


def test_a_path_that_is_longer_than_a_line_still_breaks() -> None:
    assert len(_lines(f"<p>{'/directory' * 8}</p>")) > 1


def _look(element: Element, tag: str) -> Element:
    return next(each for each in element.walk() if each.tag == tag)


def test_sizes_are_whole_half_points() -> None:
    root = _laid_out("<p><code>x</code></p>", CSS + "code { font-size: 0.86em }").layout.root

    assert _look(root, "code").look.size == 8.5


FILLER = "<p>Line.</p>" * 12


def test_words_with_a_colon_stay_with_the_list_that_they_introduce() -> None:
    first, second = _pages(f"{FILLER}<p>Reasons:</p><ul><li>One</li><li>Two</li></ul>")

    assert "Reasons" not in first
    assert second.startswith("Reasons")


def test_a_list_does_not_hold_to_a_sentence() -> None:
    first, _ = _pages(f"{FILLER}<p>Reasons.</p><ul><li>One</li><li>Two</li></ul>")

    assert "Reasons." in first


def test_padding_at_the_bottom_counts_once() -> None:
    # Eleven lines and a box of 22 points come to 154 of 160.
    assert (
        len(_pages("<p>Line.</p>" * 11 + "<pre>Box</pre>", CSS + "pre { padding: 5pt; break-inside: avoid }"))
        == 1
    )


def test_lines_that_come_to_the_page_in_twips_are_on_it() -> None:
    css = CSS.replace("240pt", "223.99pt")

    assert len(_pages("<p>Line.</p>" * 12, css)) == 1
    assert len(_pages("<p>Line.</p>" * 12, CSS.replace("240pt", "223.9pt"))) == 2
