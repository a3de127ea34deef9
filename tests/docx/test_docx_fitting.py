"""Word breaks lines where the pages do: raised numbers as large as there, near misses moved by a hair."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from gallery.house_theme import make_document
from gallery.word_reading import Opened, open_docx, words
from reportgen.model.report.layout import Lines
from reportgen.write.docx import write_docx
from reportgen.write.docx.style.line_fit import SAFE, nudge
from reportgen.write.engine.rendering import lay_out

HAIRS = st.floats(min_value=0, max_value=3, allow_nan=False)
CSS = """
@page { size: 300pt 400pt; margin: 40pt }
html { font: 10pt/14pt "Source Sans Pro" } p { margin: 0 0 6pt } code { font-size: 12pt }
sup { font-size: 0.7em; vertical-align: super }
"""


def _written(body: str, css: str = CSS) -> Opened:
    rendering = lay_out(make_document(f"<main>{body}</main>", css=css))
    return open_docx(write_docx(rendering.document, rendering.layout))


@given(HAIRS, HAIRS)
def test_a_nudge_leaves_both_words_as_far_away_as_they_can_be(room: float, miss: float) -> None:
    moved = nudge(Lines(room, miss, 12))

    reach = min(SAFE, (room + miss) / 2)
    assert room - moved >= reach - 0.001
    assert miss + moved >= reach - 0.001


@given(st.floats(SAFE, 50), st.floats(SAFE, 50))
def test_paragraphs_that_break_clearly_stay_as_they_are(room: float, miss: float) -> None:
    assert nudge(Lines(room, miss, 12)) == 0


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.integers(0, 400))
@example(258)  # a hair that Word cannot count
def test_an_edge_moves_by_a_hair_and_only_where_a_word_is_near(width: int) -> None:
    text = "The port and its people wait for a ship that could bring grain or steel while an office counts"
    css = CSS.replace("300pt 400pt", f"{250 + width / 10}pt 400pt")
    rendering = lay_out(make_document(f"<main><p>{text}</p></main>", css=css))
    lines = next(each.lines for each in rendering.layout.root.walk() if each.tag == "p")
    assume(lines is not None)
    assert lines is not None
    file = open_docx(write_docx(rendering.document, rendering.layout))

    paragraph = file.paragraph("port")
    edges = paragraph.xpath("w:pPr/w:ind/@w:right", namespaces=paragraph.nsmap)
    assert bool(edges) == (abs(nudge(lines)) >= 0.025)
    assert all(abs(int(edge)) <= 10 for edge in edges)


def test_a_call_of_a_note_has_the_size_and_place_of_the_page() -> None:
    file = _written(
        '<p>Text<sup><a data-role="noteref" href="#n" id="c">1</a></sup></p><p>Again '
        '<sup><a data-role="noteref" href="#n">1</a></sup></p><h2>Notes</h2><p id="n">Note</p>'
    )

    runs = file.find("//w:r[w:t='1']/w:rPr")
    assert runs
    for run in runs:
        style = run.xpath("string(w:rStyle/@w:val)", namespaces=run.nsmap)
        styled = file.find(f"//w:style[@w:styleId='{style}']/w:rPr", "word/styles.xml")[0]
        assert styled.xpath("string(w:sz/@w:val)", namespaces=styled.nsmap) == "14"
        assert run.xpath("string(w:position/@w:val)", namespaces=run.nsmap) == "7"
        assert not styled.xpath("w:vertAlign", namespaces=styled.nsmap)


def test_raised_letters_of_the_text_stay_superscript() -> None:
    file = _written("<p>x<sup>2</sup></p>")

    assert file.find("//w:style[w:name/@w:val='Superscript']//w:vertAlign", "word/styles.xml")


def test_lines_that_code_makes_higher_are_as_high_in_word() -> None:
    file = _written(
        "<p>Text with <code>code</code></p><p>Text without</p>", CSS + "code { line-height: 16pt }"
    )

    heights = [
        int(each.xpath("string(w:pPr/w:spacing/@w:line)", namespaces=each.nsmap) or 280)
        for each in file.find("//w:p[w:r]")
    ]
    assert heights[0] > 285
    assert heights[1] == 280


def test_margins_collapse_through_a_quotation_without_padding() -> None:
    css = CSS + "blockquote { margin: 8pt 0 8pt 20pt; padding-left: 9pt; border-left: 2pt solid #000000 }"
    inner = css + "blockquote p { margin: 12pt 0 }"
    file = _written("<p>Before</p><blockquote><p>Quoted</p></blockquote><p>After</p>", inner)

    gaps = [max(below[0], above[1]) for above, below in pairwise(_spaces(file))]
    assert gaps[:2] == [240, 240]


def test_two_listings_in_a_row_stay_two_boxes() -> None:
    css = CSS + "pre { padding: 8pt; background: #EEEEEE; margin: 8pt 0 }"
    file = _written("<pre>one</pre><pre>two</pre><pre>three</pre>", css)

    edges = [_edges(file, text) for text in ("one", "two", "three")]
    assert edges[0] != edges[1] != edges[2]


def _spaces(file: Opened) -> list[tuple[int, int]]:
    """The space before and after each paragraph, its style's where it says none itself."""
    found = []
    for each in file.find("//w:p[w:r]"):
        style = each.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=each.nsmap)
        styled = file.find(f"//w:style[@w:styleId='{style}']/w:pPr/w:spacing", "word/styles.xml")
        own = each.xpath("w:pPr/w:spacing", namespaces=each.nsmap)
        values = [
            next((int(node.get(name)) for node in (*own, *styled) if node.get(name)), 0)
            for name in (f"{{{each.nsmap['w']}}}before", f"{{{each.nsmap['w']}}}after")
        ]
        found.append((values[0], values[1]))
    return found


def _edges(file: Opened, text: str) -> bytes:
    paragraph = next(each for each in file.find("//w:p") if words(each) == text)
    style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=paragraph.nsmap)
    while not (found := file.find(f"//w:style[@w:styleId='{style}']/w:pPr/w:pBdr", "word/styles.xml")):
        style = file.find(f"//w:style[@w:styleId='{style}']/w:basedOn/@w:val", "word/styles.xml")[0]
    return b"".join(sorted(repr(dict(side.attrib)).encode() for side in found[0]))


def test_tabs_in_code_reach_as_far_as_in_the_pdf() -> None:
    file = _written("<pre><code>a\tb\n<em>long</em> \tc</code></pre>")

    assert "".join(file.find("//w:p//w:t/text()")) == "a       blong    c"
