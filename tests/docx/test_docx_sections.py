"""Pages of every kind become sections: cover, landscape, columns, left and right."""

from __future__ import annotations

from gallery.house_theme import make_document
from gallery.word_reading import Opened, words, written
from reportgen.write.docx.emit.block_marks import block_mark, end_mark
from reportgen.write.docx.package.lint import lint_docx

COVER = (
    '<header data-role="cover"><p data-role="series">Series</p><h1 data-role="title">Title on a cover</h1>'
    '<p data-role="badge">Badge</p></header><main><section><h2>First</h2><p>text</p></section></main>'
)


def _sections(file: Opened) -> list[dict[str, str]]:
    """Of each section: its break, its columns, and the text of its default header and footer."""
    relations = {each.get("Id"): each.get("Target") for each in file.root("word/_rels/document.xml.rels")}
    found = []
    for each in file.find("//w:sectPr"):
        text = ""
        for reference in each.xpath("*[@*[local-name()='type']='default']"):
            number = next(value for key, value in reference.attrib.items() if key.endswith("}id"))
            text += words(file.root(f"word/{relations[number]}"))
        kind = each.xpath("string(*[local-name()='type']/@*)")
        columns = each.xpath("string(*[local-name()='cols']/@*[local-name()='num'])")
        found.append({"break": str(kind), "columns": str(columns) or "1", "running": text})
    return found


def test_a_cover_is_a_section_without_running_heads() -> None:
    file = written(make_document(COVER))
    cover, rest = _sections(file)

    assert cover["running"] == ""
    assert "2" in rest["running"]
    assert rest["break"] == "nextPage"
    assert lint_docx(file.content) == ()


def test_columns_begin_and_end_in_the_line() -> None:
    css = "div { columns: 2; column-gap: 15pt }"
    file = written(make_document("<main><p>a</p><div><p>b</p><p>c</p></div><p>d</p></main>", css=css))

    assert [(each["break"], each["columns"]) for each in _sections(file)] == [
        ("nextPage", "1"),
        ("continuous", "2"),
        ("continuous", "1"),
    ]
    assert lint_docx(file.content) == ()


def test_left_and_right_pages_have_their_own_feet() -> None:
    feet = (
        "@page :left { @bottom-left { content: 'left' } }",
        "@page :right { @bottom-right { content: 'right' } }",
    )
    css = " ".join(feet)
    pages = "".join(f'<section data-break="page"><h2>{number}</h2></section>' for number in range(4))
    file = written(make_document(f"<main>{pages}</main>", css=css))

    assert b"evenAndOddHeaders" in file.parts["word/settings.xml"]
    assert file.find("//w:footerReference[@w:type='even']")
    assert lint_docx(file.content) == ()


def test_a_block_across_two_sections_is_marked_in_both() -> None:
    body = (
        '<section data-role="block" id="block-a" data-block="a" data-version="full"><p>one</p>'
        '<section data-page="landscape"><p>two</p></section></section>'
    )
    file = written(make_document(f"<main>{body}</main>"))

    marks = [str(each) for each in file.find("//w:bookmarkStart/@w:name") if each.startswith("_rg_")]
    assert marks == [each for part in ("a", "a#2") for each in (block_mark(part), end_mark(block_mark(part)))]
    assert lint_docx(file.content) == ()


def test_notes_out_of_order_stay_a_list() -> None:
    call = '<a data-role="noteref" href="#note-{0}" id="noteref-{0}">{0}</a>'
    body = (
        f"<main><p>x{call.format(2)}{call.format(1)}</p><section data-role='notes'><h2>Notes</h2>"
        '<ol data-role="notes"><li id="note-1">one</li><li id="note-2">two</li></ol></section></main>'
    )
    file = written(make_document(body))

    assert not file.find("//w:endnoteReference")
    assert len(file.find("//w:hyperlink[starts-with(@w:anchor, '_Ref_note')]")) == 2
    assert file.level("one")[0] == "decimal"


def test_a_running_head_has_a_tab_for_each_place_in_use() -> None:
    css = "@page { @bottom-left { content: 'left' } @bottom-right { content: 'right' } }"
    file = written(make_document("<main><p>x</p></main>", css=css))
    part = next(
        each for each in file.parts if each.startswith("word/footer") and b"right" in file.parts[each]
    )

    assert len(file.find("//w:tabs/w:tab", part)) == len(file.find("//w:r/w:tab", part)) == 1
