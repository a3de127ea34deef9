from __future__ import annotations

import pytest

from ingest.importing import W, docx, lines, paragraph, read
from reportgen.errors import ContentError
from reportgen.ingest.importer import Changes
from reportgen.model.imported import Heading, Item, Table

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TRACKED = (
    "<w:p><w:r><w:t>We </w:t></w:r>"
    '<w:del w:id="1"><w:r><w:delText>never</w:delText></w:r></w:del>'
    '<w:ins w:id="2"><w:r><w:t>always</w:t></w:r></w:ins>'
    "<w:r><w:t> agree.</w:t></w:r></w:p>"
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Ours"/><w:basedOn w:val="H"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def listed(text: str, level: int) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tracked_changes_are_refused_unless_somebody_decides() -> None:
    with pytest.raises(ContentError) as refused:
        read("a.docx", docx(TRACKED))

    (diagnostics,) = refused.value.diagnostics
    assert diagnostics.code == "tracked-changes"
    assert diagnostics.message == "the document tracks 1 deletion and 1 insertion that nobody has decided"


@pytest.mark.parametrize(
    ("changes", "text", "gone"),
    [(Changes.ACCEPT, "We always agree.", "never"), (Changes.REJECT, "We never agree.", "always")],
)
def test_decided_changes_leave_one_text_and_say_the_other(changes: Changes, text: str, gone: str) -> None:
    document = read("a.docx", docx(TRACKED), changes)

    assert lines(document) == [text]
    assert [each.text for each in document.left_out] == [gone]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}<w:r><w:t>One </w:t></w:r></w:p>{paragraph('line.')}"

    assert lines(read("a.docx", docx(body), Changes.ACCEPT)) == ["One line."]
    assert lines(read("a.docx", docx(body), Changes.REJECT)) == ["One", "line."]


def test_headings_are_known_by_style_by_outline_and_by_look() -> None:
    bold = paragraph("What Came Next", look="<w:b/>")
    styled = paragraph("Two", style="H") + paragraph("One", style="Own")
    body = styled + bold + paragraph("It went on and on, as usual.")

    found = read("a.docx", docx(body, styles=STYLES)).passages

    headings = [each for each in found if isinstance(each, Heading)]
    assert [(each.level, each.is_guessed) for each in headings] == [(2, False), (1, False), (3, True)]


def test_items_keep_their_numbers_and_levels() -> None:
    body = listed("a", 0) + listed("b", 1) + listed("c", 0)

    found = read("a.docx", docx(body, numbering=NUMBERING)).passages

    assert [(each.depth, each.number) for each in found if isinstance(each, Item)] == [
        (0, 3),
        (1, None),
        (0, 4),
    ]


def test_a_note_is_read_where_it_is_called() -> None:
    call = '<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"/>'
        f'<w:footnote w:id="2">{paragraph("By them.")}</w:footnote></w:footnotes>'
    )

    document = read("a.docx", docx(call, footnotes=notes))

    assert [each.note for each in document.passages[0].words] == [None, "f2"]  # type: ignore[union-attr]  # a paragraph
    assert lines(document) == ["Said", "By them."]


def test_comments_and_hidden_text_are_said_and_left_out() -> None:
    comments = (
        f'<w:comments {W}><w:comment w:id="1" w:author="Ada">{paragraph("Really?")}</w:comment></w:comments>'
    )
    body = paragraph("Shown.") + paragraph("Secret.", look="<w:vanish/>")

    document = read("a.docx", docx(body, comments=comments))

    assert lines(document) == ["Shown."]
    assert {(each.reason, each.text) for each in document.left_out} == {
        ("hidden text", "Secret."),
        ("a comment by Ada", "Really?"),
    }


def test_cells_that_span_leave_even_rows() -> None:
    cell = "<w:tc>{0}<w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:tc>"
    wide = cell.format('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', "wide")
    body = f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{cell.format('', 'a')}{cell.format('', 'b')}</w:tr></w:tbl>"

    (table,) = read("a.docx", docx(body)).passages

    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]
    assert lines(read("a.docx", docx(body))) == ["wide\t", "a\tb"]


def test_words_within_a_drawing_are_said_and_left_out() -> None:
    drawing = f'<w:drawing><a:p xmlns:a="{DRAWING}"><a:t>In a</a:t><a:t>chart</a:t></a:p></w:drawing>'

    document = read("a.docx", docx(f"<w:p><w:r><w:t>Before.</w:t>{drawing}</w:r></w:p>"))

    assert lines(document) == ["Before."]
    assert [(each.text, each.reason) for each in document.left_out] == [
        ("In a chart", "the text of a drawing")
    ]


def test_comments_and_instructions_of_xml_leave_no_trace() -> None:
    text = "<!-- c --><w:p><?p i?><w:r><!-- c --><w:t>One<!-- c --> line<?p i?>.</w:t></w:r></w:p><!-- c -->"

    assert lines(read("a.docx", docx(text))) == ["One line."]


def test_a_text_box_is_read_once() -> None:
    choice = "<w:txbxContent>" + paragraph("Boxed.") + "</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    boxed = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}">'
        f"<mc:Choice><w:drawing>{choice}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{choice}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    document = read("a.docx", docx(boxed))

    assert lines(document) == ["Boxed."]
