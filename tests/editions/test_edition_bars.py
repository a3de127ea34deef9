"""Change bars in the files: beside what changed, on every page, and moving nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cli.cli_replay import run, starter
from gallery.house_theme import gallery_document, make_document
from gallery.marked_documents import marked
from gallery.word_reading import Opened, open_docx, words, written_body
from pdf.struct_reader import operators, read_structure
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import NAMESPACES
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import Rendering, lay_out
from reportgen.write.html import write_html

pytestmark = pytest.mark.slow

LINE = "A sentence that is long enough to fill a line of text on its page. "


@cache
def laid_out(*, is_marked: bool) -> Rendering:
    """The gallery on its pages, once for all tests."""
    document = gallery_document()
    return lay_out(marked(document) if is_marked else document)


@cache
def in_word(*, is_marked: bool) -> Opened:
    rendering = laid_out(is_marked=is_marked)
    return open_docx(write_docx(rendering.document, rendering.layout))


def lines_on_pages(rendering: Rendering) -> list[list[tuple[str, float, float]]]:
    """Every piece of text with its place, page by page."""
    return [
        [
            (box.text, round(box.position_x, 3), round(box.position_y, 3))
            for box in page._page_box.descendants()  # the engine offers no other way
            if hasattr(box, "text")
        ]
        for page in rendering.engine.pages
    ]


def bars(content: bytes, page: int) -> list[tuple[float, float]]:
    """Left edge and height of each solid bar of a page, in points."""
    found: list[tuple[float, float]] = []
    is_bar = False
    for operands, operator in operators(content, page):
        if operator == "BDC":
            is_bar = str(operands[0]) == "/Artifact" and str(operands[1].get("/Type")) == "/Layout"
        elif operator == "EMC":
            is_bar = False
        elif operator == "re" and is_bar and float(operands[2]) == 1.5:
            found.append((float(operands[0]), float(operands[3])))
    return found


def test_no_line_stands_elsewhere_because_of_bars() -> None:
    assert lines_on_pages(laid_out(is_marked=True)) == lines_on_pages(laid_out(is_marked=False))


def test_a_bar_goes_on_over_the_page_in_the_outer_margin_of_both_sides() -> None:
    document = make_document(f'<main><p data-change="added">{LINE * 120}</p></main>')

    content = write_pdf(document, lay_out(document))

    (right,), (left,) = bars(content, 0), bars(content, 1)
    assert right[0] > 500
    assert left[0] < 90
    assert right[1] > 500
    assert left[1] > 100


def test_bars_are_no_part_of_what_is_read_aloud() -> None:
    pages = [laid_out(is_marked=is_marked) for is_marked in (False, True)]
    plain, barred = (write_pdf(each.document, each) for each in pages)

    assert read_structure(barred).shape == read_structure(plain).shape
    assert sum(len(bars(barred, page)) for page in range(3)) > 10


def test_the_pdf_with_bars_is_always_the_same() -> None:
    document = marked(make_document(f"<main><p>{LINE}</p><p>{LINE}</p></main>"))

    assert write_pdf(document, lay_out(document)) == write_pdf(document, lay_out(document))


# A bar in a table takes its width from the margin of its cell.
OF_BARS = ("}pBdr", "}tcBorders", "}tcMar", "}tcW", "}gridCol", "}tblW")


def test_in_word_a_bar_is_a_border_and_nothing_else_differs() -> None:
    plain, barred = in_word(is_marked=False), in_word(is_marked=True)

    def rest(opened: Opened) -> list[str]:
        return [
            each.tag + str(dict(each.attrib)) + (each.text or "")
            for each in opened.root("word/document.xml").iter()
            if not any(above.tag.endswith(OF_BARS) for above in (each, *each.iterancestors()))
        ]

    assert rest(barred) == rest(plain)
    assert barred.parts["word/styles.xml"] == plain.parts["word/styles.xml"]


def test_paragraphs_of_one_frame_keep_one_frame_in_word() -> None:
    callout = (
        '<aside data-role="callout" data-kind="note"><p data-role="callout-label">Note</p>'
        '<p data-change="added">One.</p><p>Two.</p></aside>'
    )

    opened = written_body(f"<main>{callout}</main>")

    borders = {str([dict(side.attrib) for side in each]) for each in opened.find("//w:p/w:pPr/w:pBdr")}
    assert len(borders) == 1
    assert "double" in borders.pop()


def test_a_changed_row_has_its_bar_at_the_left_of_its_first_cell() -> None:
    rows = '<tr><td>One</td><td>1</td></tr><tr data-change="added"><td>Two</td><td>2</td></tr>'

    opened = written_body(f"<main><table><tbody>{rows}</tbody></table></main>")

    path = "//w:tc[w:tcPr/w:tcBorders/w:left/@w:color='000000']"
    cells = opened.root().xpath(path, namespaces=NAMESPACES)
    assert [words(each) for each in cells] == ["Two"]


@pytest.mark.parametrize(
    ("mark", "border"), [("added", "single"), ("reworded", "double"), ("removed", "dotted")]
)
def test_each_mark_has_its_own_border_in_word(mark: str, border: str) -> None:
    opened = written_body(f'<main><p data-change="{mark}">Words.</p></main>')

    (left,) = opened.find("//w:p/w:pPr/w:pBdr/w:left")
    assert left.get(f"{{{left.nsmap['w']}}}val") == border


def test_word_files_with_bars_keep_to_the_schema_of_word() -> None:
    assert lint_docx(in_word(is_marked=True).content) == ()


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project with edition 1, and one sentence changed since."""
    project = starter(tmp_path_factory.mktemp("bars"))
    assert run(project, "edition", "new").exit_code == 0
    block = project / "content/blocks/cost.md"
    block.write_text(block.read_text("utf-8").replace("3,800", "3,900"), "utf-8")
    return project


def page_of(project: Path, *arguments: str) -> str:
    result = run(project, "build", "-p", "council", "-f", "html", *arguments)
    assert result.exit_code == 0, result.output
    return (project / "build/council.html").read_text("utf-8")


def test_a_report_has_bars_only_when_asked(recorded: Path) -> None:
    plain, barred = page_of(recorded), page_of(recorded, "--change-bars")

    assert "data-change" not in plain
    assert '<p data-change="reworded">Two members of staff' in barred
    assert "since edition 1 of" in barred


def test_a_profile_may_ask_for_bars_and_the_call_may_refuse_them(recorded: Path) -> None:
    profile = recorded / "profiles/council.yaml"
    text = profile.read_text("utf-8")
    try:
        profile.write_text(f"{text}change_bars: true\n", "utf-8")
        asked, refused = page_of(recorded), page_of(recorded, "--no-change-bars")
    finally:
        profile.write_text(text, "utf-8")

    assert 'data-change="reworded"' in asked
    assert "data-change" not in refused


def test_what_is_built_with_bars_is_up_to_date_with_bars_only(recorded: Path) -> None:
    page_of(recorded, "--since", "1")

    html = ("-p", "council", "-f", "html")
    assert run(recorded, "build", *html, "--check", "--since", "1").exit_code == 0
    assert run(recorded, "build", *html, "--check").exit_code == 3


def test_an_edition_that_nobody_recorded_is_refused(recorded: Path) -> None:
    result = run(recorded, "build", "-p", "council", "--since", "7")

    assert result.exit_code == 2
    assert "there is no edition 7" in result.output


def test_without_any_edition_the_call_says_that_there_are_no_bars(tmp_path: Path) -> None:
    project = starter(tmp_path)

    result = run(project, "build", "-p", "council", "-f", "html", "--change-bars")

    assert result.exit_code == 0
    assert "note[no-edition-to-compare]" in result.stderr
    assert "data-change" not in (project / "build/council.html").read_text("utf-8")


def test_a_screen_shows_bars_and_needs_no_colour_for_them() -> None:
    page = write_html(marked(make_document('<main><p>x</p><p data-role="change-note">y</p></main>'))).decode()

    assert '[data-change="reworded"]:not(tr)' in page
    assert "border-left-style: double" in page
