from __future__ import annotations

import re
from functools import cache

import pypdfium2
import pytest
import weasyprint

from ingest.importing import lines, read
from reportgen.errors import ContentError
from reportgen.model.imported import Heading, Imported, Item, Paragraph, Table, plain

PROSE = (
    "The survey of the harbour lasted nine weeks and found that most boats had been repaired before winter. "
)
PAGE = f"""
<style>
@page {{ size: A5; margin: 20mm; @top-center {{ content: "The running head" }}
  @bottom-center {{ content: "Page " counter(page) " of " counter(pages) }} }}
body {{ font: 10pt/1.4 serif; hyphens: manual }} h1 {{ font-size: 20pt }} h2 {{ font-size: 14pt }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid; padding: 4pt }}
.columns {{ columns: 2; column-gap: 8mm }}
</style>
<h1>Harbours in winter</h1><p>{PROSE * 3}</p>
<h2>What was found</h2><p>The words trans&shy;portation trans&shy;portation transportation and {PROSE * 2}</p>
<ul><li>first of the items</li><li>second of the items</li></ul>
<table><tr><th>Boat</th><th>Weeks</th></tr><tr><td>The old ferry</td><td>3</td></tr>
<tr><td>A tug</td><td>5</td></tr></table>
<div class=columns><p>Left column opens. {PROSE * 4}</p><p>Right column closes. {PROSE * 4}</p></div>
<p>{"Filler text goes on and on in this paragraph. " * 120}</p>
"""


@cache
def pdf(html: str) -> bytes:
    made: bytes = weasyprint.HTML(string=html).write_pdf()
    return made


@cache
def harbours() -> Imported:
    return read("harbours.pdf", pdf(PAGE))


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]|\x02|•", "", text)


def test_headings_stand_out_by_size() -> None:
    headings = [(each.level, plain(each.words)) for each in harbours().passages if isinstance(each, Heading)]

    assert headings == [(1, "Harbours in winter"), (2, "What was found")]


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    said = [each.text for each in harbours().left_out]

    assert "The running head" in said
    assert any(text.startswith("Page 1 of") for text in said)
    assert not any("running head" in line or line.startswith("Page ") for line in lines(harbours()))


def test_a_paragraph_goes_on_over_the_page() -> None:
    fillers = [line for line in lines(harbours()) if line.startswith("Filler text")]

    assert len(fillers) == 1


def test_items_are_items_and_a_table_in_rules_is_a_table() -> None:
    document = harbours()

    assert [plain(each.words) for each in document.passages if isinstance(each, Item)] == [
        "first of the items",
        "second of the items",
    ]
    (table,) = (each for each in document.passages if isinstance(each, Table))
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Boat", "Weeks"],
        ["The old ferry", "3"],
        ["A tug", "5"],
    ]


def test_columns_are_read_one_after_the_other() -> None:
    text = " ".join(lines(harbours()))

    assert text.index("Left column opens.") < text.index("Right column closes.")
    assert text.count(PROSE.strip()) == 3 + 2 + 4 + 4


def test_no_letter_of_a_pdf_is_lost() -> None:
    document = pypdfium2.PdfDocument(pdf(PAGE))
    theirs = sorted(letters("".join(page.get_textpage().get_text_range() for page in document)))
    document.close()
    pages = harbours().pages or 0

    running = letters("".join(f"The running headPage {page} of {pages}" for page in range(1, pages + 1)))
    ours = sorted(letters("".join(lines(harbours()))) + running)
    assert ours == theirs


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    narrow = (
        "<style>body { width: 120px; hyphens: manual } </style><p>" + "trans&shy;por&shy;ta&shy;tion " * 12
    )

    text = " ".join(lines(read("a.pdf", pdf(narrow))))

    assert set(text.split()) == {"transportation"}


def test_pages_are_locators() -> None:
    pages = {each.place.page for each in harbours().passages if isinstance(each, Paragraph)}

    assert {1, 2} <= pages


def test_a_scanned_document_is_said_to_be_scanned() -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    style = "<style>@page{margin:0}img{width:100%;height:900px}</style>"
    page = f"{style}<img src='data:image/png;base64,{dot}'>"

    with pytest.raises(ContentError) as refused:
        read("scan.pdf", pdf(page))

    assert [each.code for each in refused.value.diagnostics] == ["scanned-document"]
