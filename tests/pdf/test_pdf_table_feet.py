"""The foot of a table is tagged even where the note that it calls stands on the next page."""

from __future__ import annotations

import pytest

from gallery.house_theme import make_document
from pdf.struct_text import structure_text
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow

TEXT = "the port and its people wait for a ship that could bring grain or steel " * 5
FOOT = f'total<span data-role="footnote" id="n">{TEXT}</span>'
TABLE = f"<table><tbody><tr><td>cell</td></tr></tbody><tfoot><tr><td>{FOOT}</td></tr></tfoot></table>"


def test_a_table_foot_is_told_whose_note_is_on_the_next_page() -> None:
    tagged = []
    # Somewhere among these heights of page the note no longer fits below the table.
    for lines in range(36, 43):
        document = make_document("<main>" + "<p>line</p>" * lines + TABLE + "</main>")
        rendering = lay_out(document)
        tagged.append((rendering.pages, "total" in structure_text(write_pdf(document, rendering))))

    assert {pages for pages, _ in tagged} == {1, 2}
    assert all(is_tagged for _, is_tagged in tagged)
