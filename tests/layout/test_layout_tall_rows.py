"""Rows taller than a page: they begin where they stand, below the head of their table on every page."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.house_theme import make_document
from gallery.word_reading import Opened, open_docx
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import name
from reportgen.write.engine.rendering import Rendering, lay_out

HEAD = "<thead><tr><th>Harbour</th><th>Remark</th></tr></thead>"
WORDS = "the keeper counts every barge that comes up the river before noon "


def _table(*cells: str, head: str = HEAD) -> str:
    rows = "".join(f"<tr><td>Row{number}</td><td>{cell}</td></tr>" for number, cell in enumerate(cells))
    return f"<table><colgroup><col><col></colgroup>{head}<tbody>{rows}</tbody></table>"


def _document(*parts: str) -> Document:
    return make_document(f"<main>{''.join(parts)}</main>")


def _pages(rendering: Rendering) -> list[list[str]]:
    """The words of each page, as another program reads them from the PDF."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(rendering.engine.write_pdf()))
    return [page.get_textpage().get_text_range().split() for page in pdf]


def _whole_rows(rendering: Rendering) -> list[bool]:
    """Of each row of the Word file, whether it stays on one page."""
    file: Opened = open_docx(write_docx(rendering.document, rendering.layout))
    return [row.find(f".//{name('w:cantSplit')}") is not None for row in file.find("//w:tr")]


def test_the_head_stands_on_every_page_of_a_row_taller_than_a_page() -> None:
    rendering = lay_out(_document(_table("short", WORDS * 300, "last")))
    pages = _pages(rendering)

    assert len(pages) > 3
    assert all("Harbour" in page for page in pages)
    assert " ".join(" ".join(page) for page in pages).count("barge") == 300


def test_a_row_taller_than_a_page_begins_where_it_stands() -> None:
    first = _pages(lay_out(_document("<p>Before.</p>", _table("short", WORDS * 300))))[0]

    assert "Row1" in first
    assert "barge" in first


@pytest.mark.parametrize("head", [HEAD, ""])
def test_word_divides_the_rows_that_the_pdf_divides_and_no_others(head: str) -> None:
    rendering = lay_out(_document(_table("short", WORDS * 300, "last", head=head)))
    rows = _whole_rows(rendering)

    assert rows[-3:] == [True, False, True]


def test_a_row_that_fits_a_page_stays_whole() -> None:
    filling = "<p>Before.</p>" * 30
    rendering = lay_out(_document(filling, _table("short", WORDS * 40)))
    first, second = _pages(rendering)

    assert "Row1" not in first
    assert second.count("barge") == 40
    assert all(_whole_rows(rendering))


def test_a_row_that_begins_a_table_low_on_a_page_takes_head_and_caption_along() -> None:
    filling = "<p>Before.</p>" * 15
    pages = _pages(lay_out(_document(filling, _table(WORDS * 300))))

    assert all("Harbour" in page for page in pages)
    assert "Row0" in pages[0]


def test_notes_of_a_tall_row_are_printed_once_each() -> None:
    notes = "".join(
        f'{WORDS * 30}<span data-role="footnote">Footnote{number} here.</span>' for number in range(12)
    )
    words = [word for page in _pages(lay_out(_document(_table("short", notes)))) for word in page]

    assert [words.count(f"Footnote{number}") for number in range(12)] == [1] * 12


@settings(max_examples=12)
@given(st.lists(st.integers(1, 160), min_size=1, max_size=5), st.integers(0, 24), st.booleans())
def test_no_word_of_any_row_is_lost_or_printed_twice(sizes: list[int], above: int, is_headed: bool) -> None:  # noqa: FBT001  # drawn
    cells = [
        "".join(f"<p>w{number}x{place} {WORDS * 3}</p>" for place in range(size // 8)) + WORDS * (size % 8)
        for number, size in enumerate(sizes)
    ]
    text = _document("<p>Before.</p>" * above, _table(*cells, head=HEAD if is_headed else ""))
    pages = _pages(lay_out(text))
    words = [word for page in pages for word in page]
    on = [number for number, page in enumerate(pages) if "barge" in page]

    wanted = [f"w{number}x{place}" for number, size in enumerate(sizes) for place in range(size // 8)]
    assert [word for word in words if word in set(wanted)] == wanted
    assert words.count("barge") == sum(size // 8 * 3 + size % 8 for size in sizes)
    assert not is_headed or all("Harbour" in pages[number] for number in on)
