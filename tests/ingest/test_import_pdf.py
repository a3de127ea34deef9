from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from ingest.importing import lines, read
from reportgen.errors import ContentError
from reportgen.model.imported import Heading, Imported, Item, Paragraph, Table, plain

FACE = Path(__file__).parents[2] / "templates/fonts/source-serif/SourceSerifPro-Regular.ttf"
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


def pdf_in_own_face(html: str) -> bytes:
    """For tests of what stands on one line: not every system has fonts of the same width."""
    fonts = FontConfiguration()
    rules = f"@font-face {{ font-family: O; src: url({FACE.as_uri()}) }} body {{ font-family: O !important }}"
    sheet = weasyprint.CSS(string=rules, font_config=fonts)
    made: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts)
    return made


@cache
def harbours() -> Imported:
    return read("harbours.pdf", pdf(PAGE))


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]|\x02|•", "", text)


def test_headings_stand_out_by_size() -> None:
    headings = [(each.level, plain(each.words)) for each in harbours().passages if isinstance(each, Heading)]

    assert headings == [(1, "Harbours in winter"), (2, "What was found")]


def test_running_heads_and_page_numbers_are_left_out_and_reported() -> None:
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


NOTED = f"""
<style>
@page {{ size: A5; margin: 18mm; @bottom-center {{ content: counter(page) }}
  @footnote {{ border-top: 1px solid }} }}
body {{ font: 10pt/1.4 serif }} td {{ padding: 2pt 14pt 2pt 0 }}
span {{ float: footnote; font-size: 8pt }}
::footnote-call {{ font-size: 7pt; vertical-align: super; line-height: 0 }}
</style>
<h1>Harbours</h1>
<p>{PROSE * 2}It ended.<span>The first note is so long that it turns a line, and it has a
<a href="https://example.org/note">link of its own</a> as well.</span>
See the <a href="https://example.org/x">harbour report</a> for it.</p>
<p>{PROSE * 2}The second<span>Of 3 boats.</span> statement.
E = mc<sup style="line-height:0">2</sup> holds.</p>
<table><tr><td>Boat</td><td>Weeks</td><td>Cost</td></tr><tr><td>Old ferry</td><td>3</td><td>1,200</td></tr>
<tr><td>Tug</td><td>5</td><td>900</td></tr><tr><td>Dredger</td><td>12</td><td>15,000</td></tr></table>
<ul><li>first<ul><li>inner one</li><li>inner two</li></ul></li><li>second</li></ul>
<p>∑ of all costs ≤ 20,000.</p>
"""


@cache
def noted() -> Imported:
    return read("noted.pdf", pdf_in_own_face(NOTED))


def test_small_type_at_the_foot_of_a_page_is_a_note_called_in_its_place() -> None:
    notes = {note.key: plain(note.paragraphs[0]) for note in noted().notes}

    first, second = notes
    assert notes[first].startswith("The first note is so long")
    assert notes[first].endswith("as well.")
    assert notes[second] == "Of 3 boats."
    text = "".join(
        f"[{run.note}]" if run.note else run.text
        for each in noted().passages
        if isinstance(each, Paragraph)
        for run in each.words
    )
    assert f"It ended.[{first}] See the" in text
    assert f"The second[{second}] statement." in text


def test_raised_letters_that_call_nothing_stay_raised() -> None:
    runs = [run for each in noted().passages if isinstance(each, Paragraph) for run in each.words]

    assert [run.text for run in runs if "sup" in run.marks] == ["2"]


def test_links_of_a_pdf_keep_their_words_and_address() -> None:
    passages = [each.words for each in noted().passages if isinstance(each, Paragraph)]
    links = [(run.text, run.address) for words in passages for run in words if run.address]
    in_notes = [
        (run.text, run.address) for note in noted().notes for run in note.paragraphs[0] if run.address
    ]

    assert links == [("harbour report", "https://example.org/x")]
    assert in_notes == [("link of its own", "https://example.org/note")]


def test_columns_without_rules_are_a_table_and_said_to_be_guessed() -> None:
    (table,) = (each for each in noted().passages if isinstance(each, Table))

    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Boat", "Weeks", "Cost"],
        ["Old ferry", "3", "1,200"],
        ["Tug", "5", "900"],
        ["Dredger", "12", "15,000"],
    ]
    assert "guessed-table" in {each.code for each in noted().diagnostics}


def test_lines_in_columns_that_may_be_no_table_stay_lines_and_reported() -> None:
    cells = "<tr><td>Old ferry</td><td>in the harbour</td></tr>" * 4

    document = read("a.pdf", pdf(f"<style>td {{ padding: 0 20pt 2pt 0 }}</style><table>{cells}</table>"))

    assert not any(isinstance(each, Table) for each in document.passages)
    assert " ".join(lines(document)).split() == ["Old", "ferry", "in", "the", "harbour"] * 4
    assert [each.code for each in document.diagnostics] == ["possible-table"]


def test_items_within_items_stand_deeper() -> None:
    items = [(each.depth, plain(each.words)) for each in noted().passages if isinstance(each, Item)]

    assert items == [(0, "first"), (1, "inner one"), (1, "inner two"), (0, "second")]


def test_formulas_are_said_to_be_letters_only() -> None:
    assert "formula-as-text" in {each.code for each in noted().diagnostics}


def test_a_hyphen_of_the_author_stays_where_nothing_is_hyphenated() -> None:
    page = f"<style>body {{ width: 300px }}</style><p>{PROSE * 4}</p><p style='width:75px'>mid-sentence</p>"

    assert lines(read("a.pdf", pdf_in_own_face(page)))[-1] == "mid-sentence"


def test_pages_that_all_say_the_same_are_left_out_and_reported() -> None:
    document = read("a.pdf", pdf("<p style='break-after:page'>A page.</p>" * 5))

    assert document.passages == ()
    assert [each.text for each in document.left_out] == ["A page."]


def test_a_line_pushed_down_by_raised_letters_stays_in_its_paragraph() -> None:
    tall = "<span style='line-height:1.9'>tall</span>"

    (line,) = lines(read("a.pdf", pdf(f"<p>{PROSE * 3}which the {tall} boats {PROSE * 2}</p>")))

    assert line.count("lasted nine weeks") == 5
