"""No text leaves its box: long words break, and nothing is added to them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from gallery.house_theme import make_document
from gallery.word_reading import open_docx, words
from reportgen.errors import ContentError
from reportgen.write.docx import write_docx
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import Rendering, lay_out

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" * 2
HASH = "9f86d081884c7d659a2feaa0c55ad015" * 6
ADDRESS = "https://example.org/" + "a-path/" * 12 + "index.html?" + "query=value" * 14
PLACES = (
    f"<h2>Long {WORD}</h2>",
    f"<p>before ({WORD}) after</p>",
    f"<p>before (<code>{HASH}</code>), after</p>",
    f"<p>before<strong>{WORD}</strong>after <em>{HASH}</em>.</p>",
    f'<p><a href="https://example.org/">{ADDRESS}</a>.</p>',
    f'<p>Read <span data-role="together">{HASH}<sup>12</sup></span> twice.</p>',
    f"<ul><li>{HASH}<ul><li><p>{WORD}</p></li></ul></li></ul>",
    f"<dl><dt>{HASH}</dt><dd>{WORD}</dd></dl>",
    f"<blockquote><p>{WORD}</p></blockquote>",
    '<aside data-role="callout" data-kind="note"><p data-role="callout-label">'
    f"{WORD}</p><p>{HASH}</p></aside>",
    f"<pre><code>{HASH}\n\tx = {HASH}   \nend</code></pre>",
    f"<table><caption>{HASH}</caption><tbody><tr><td>{HASH}</td><td>{WORD}</td><td>short</td></tr></tbody></table>",
    f'<p>Text<span data-role="footnote">{HASH}</span></p>',
    f'<p style="text-align: center">{WORD}</p>',
    f'<p lang="he" dir="rtl">{HASH}</p>',
)


def lines_of(rendering: Rendering) -> Iterator[tuple[Any, Any]]:
    for page in rendering.engine.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.BlockContainerBox):
                yield from ((box, each) for each in box.children if isinstance(each, boxes.LineBox))


@pytest.mark.parametrize("place", PLACES)
def test_no_line_is_wider_than_its_box(place: str) -> None:
    rendering = lay_out(make_document(f"<main>{place}</main>"))

    assert [line for box, line in lines_of(rendering) if line.width > box.width + 0.5] == []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_added_to_a_word_that_breaks(place: str) -> None:
    rendering = lay_out(make_document(f"<main>{place}</main>"))
    file = open_docx(write_docx(rendering.document, rendering.layout))
    written = "".join(
        words(file.root(part)) for part in ("word/document.xml", "word/footnotes.xml") if part in file.parts
    )

    assert not set(written) & set("\u200b\u200c\u200d\u2060\ufeff\u00ad")
    assert all(written.count(word) == place.count(word) for word in (WORD, HASH, ADDRESS))


def test_word_gets_no_edge_outside_the_text() -> None:
    body = "".join(place for place in PLACES if "<table" not in place)
    rendering = lay_out(make_document(f"<main>{body}</main>"))
    file = open_docx(write_docx(rendering.document, rendering.layout))

    assert all(int(each) > -20 for each in file.find("//w:ind/@w:right"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_poppler_reads_the_word_whole_where_its_lines_are_joined(tmp_path: Path) -> None:
    rendering = lay_out(make_document(f"<main><p>{HASH}</p></main>"))
    (tmp_path / "a.pdf").write_bytes(write_pdf(rendering.document, rendering))
    command = ["pdftotext", "-raw", str(tmp_path / "a.pdf"), "-"]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # poppler

    assert HASH in "".join(read.split())


def test_a_line_is_filled_with_letters_before_it_is_cut() -> None:
    rendering = lay_out(make_document(f"<main><p>{HASH}</p></main>"))
    lines = [(box, line) for box, line in lines_of(rendering) if box.element_tag == "p"]

    assert len(lines) > 1
    for (box, line), _ in pairwise(lines):
        assert box.width - line.width < 12


def test_an_address_ends_its_line_after_a_slash() -> None:
    rendering = lay_out(make_document(f"<main><p>See https://example.org/{'path/' * 40}end</p></main>"))
    lines = ["".join(each.text for each in texts_of(line)) for box, line in lines_of(rendering)]

    assert all(line.endswith("/") for line in lines if "path" in line and not line.endswith("end"))


@pytest.mark.parametrize("tag", ["span", "code"])
def test_a_path_ends_a_line_only_where_it_is_long(tag: str) -> None:
    def first_line(path: str) -> str:
        page = make_document(f"<main><p>At <{tag}>/{path}</{tag}></p></main>")
        texts = ["".join(each.text for each in texts_of(line)) for _, line in lines_of(lay_out(page))]
        return next(text for text in texts if text.startswith("At"))

    # LibreOffice 7.4 goes back to the space before a slash that is fewer than 66 letters away.
    assert first_line(f"{'i' * 50}/{'w' * 45}").rstrip() == "At"
    assert first_line(f"{'iiiiii/' * 10}{'w' * 45}").endswith("iiiiii/")


def texts_of(line: Any) -> Iterator[Any]:
    return (each for each in line.descendants() if isinstance(each, boxes.TextBox))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("abcWM019./-_=&?@:()", min_size=1, max_size=160), min_size=1, max_size=12))
def test_whatever_is_written_stays_inside(pieces: list[str]) -> None:
    marked = "".join(f"<{tag}>{html(piece)}</{tag}>" for tag, piece in zip(TAGS * 3, pieces, strict=False))
    page = make_document(f"<main><p>{marked}</p><ul><li>{marked}</li></ul></main>")
    rendering = lay_out(page)
    shown = "".join(each.text for box, line in lines_of(rendering) for each in texts_of(line))

    assert [line for box, line in lines_of(rendering) if line.width > box.width + 0.5] == []
    assert shown.count("".join(pieces)) >= 2


TAGS = ("span", "code", "em", "strong")


def html(text: str) -> str:
    return text.replace("&", "&amp;")


def test_what_a_theme_cuts_off_with_an_ellipsis_is_an_error() -> None:
    css = "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"

    with pytest.raises(ContentError, match="too wide"):
        lay_out(make_document(f"<main><p>{'many words ' * 40}</p></main>", css=css))


def test_words_in_the_running_heads_break_too() -> None:
    css = (
        f'@page {{ @top-left {{ content: "{HASH}" }} }} @page :first {{ @top-left {{ content: "{HASH}" }} }}'
    )

    assert lay_out(make_document("<main><p>Text</p></main>", css=css)).pages == 1


def test_a_word_without_end_is_set_as_quickly_as_others() -> None:
    count = 30_000
    rendering = lay_out(make_document(f"<main><p>{'a1b2c3' * (count // 6)} end</p></main>"))
    lines = (line for box, line in lines_of(rendering) if box.element_tag == "p")
    shown = "".join(each.text for line in lines for each in texts_of(line))

    assert "a1b2c3" * (count // 6) in shown
