"""A line break in a cell of a data file is one in every format, as other programs read them."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from compose.compose_projects import block_html, compose_block
from gallery.house_theme import make_document
from gallery.reading_back import by_pandoc
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out


@pytest.fixture(scope="module")
def document() -> Document:
    data = {"content/data/lines.csv": 'Ward,Dose\r\nNorth,"mane 5\r\n**nocte 6\r\nalways 7**"\r\n'}
    composed = compose_block("::: table {data=lines.csv caption=Doses}\n:::", files=data)
    return replace(composed, theme=make_document("").theme)


def test_each_line_of_a_cell_is_a_line_of_the_page(document: Document) -> None:
    assert "mane 5<br><strong>nocte 6<br>always 7</strong>" in block_html(document)


def test_each_line_of_a_cell_is_a_line_in_pdf_and_word(document: Document) -> None:
    rendering = lay_out(document)
    pdf = pypdfium2.PdfDocument(write_pdf(rendering.document, rendering))
    lines = "\n".join(page.get_textpage().get_text_range() for page in pdf).splitlines()
    word = by_pandoc(write_docx(rendering.document, rendering.layout))

    assert {"nocte 6", "always 7"} <= set(lines)
    assert not any("mane" in line and "nocte" in line for line in lines)
    assert word.count("<br") == 2
