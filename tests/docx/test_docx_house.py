"""A house template's styles win by name; fonts are embedded only where they may be; drafts are marked."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Mm

import docx
from gallery.house_theme import gallery_document, make_document
from gallery.word_reading import Opened, words, written
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.theme import HouseKeep, WordFonts
from reportgen.write.docx.house.comparison import compare_house
from reportgen.write.docx.notices import word_notices
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.docx.style.fonts import can_embed
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow


def _template() -> bytes:
    made = docx.Document()
    made.styles["Heading 1"].font.name = "House Sans"
    made.styles.add_style("Corporate Body", 1).font.name = "House Serif"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def _in_house(styles: dict[str, str]) -> Opened:
    document = gallery_document()
    return written(replace(document, theme=replace(document.theme, house=_template(), styles=styles)))


def test_a_style_of_the_template_wins_by_name() -> None:
    file = _in_house({})
    heading = file.find(
        "//w:style[w:name/@w:val='heading 1' or w:name/@w:val='Heading 1']", "word/styles.xml"
    )

    assert len(heading) == 1
    assert b"House Sans" in file.parts["word/styles.xml"]
    assert lint_docx(file.content) == ()


def test_a_mapped_style_is_used_for_ours() -> None:
    file = _in_house({"Body Text": "Corporate Body"})

    assert file.style(file.paragraph("A plain paragraph")) == "Corporate Body"


def test_a_missing_style_is_made_and_reported() -> None:
    document = make_document("<p>x</p>")
    theme = replace(document.theme, house=_template(), styles={"Evidence": "No Such Style"})
    notices = compare_house(theme, lay_out(document).layout)

    misnamed, lacking, bridged = (each for each in notices if each.code != "house-left-behind")
    assert (misnamed.severity, misnamed.message) == (
        Severity.WARNING,
        'the house template has no style "No Such Style"',
    )
    assert (lacking.severity, lacking.message.count('"')) == (Severity.NOTE, 24)
    assert lacking.message.endswith(" more")
    assert '"Series"' in bridged.message


def _furnished() -> bytes:
    """A template with a cover page, a running head and a page of its own."""
    made = docx.Document()
    made.add_paragraph("Corporate cover").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Text of the template")
    made.sections[0].header.paragraphs[0].text = "Corporate head"
    made.sections[0].page_width = Mm(200)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    "keeps", [set(), {HouseKeep.HEADERS}, {HouseKeep.COVER}, {HouseKeep.PAGE}, {*HouseKeep}]
)
def test_a_template_lends_what_the_theme_asks_for(keeps: set[HouseKeep]) -> None:
    document = gallery_document()
    theme = replace(document.theme, house=_furnished(), house_keeps=frozenset(keeps))
    file = written(replace(document, theme=theme))

    heads = b"".join(content for part, content in file.parts.items() if part.startswith("word/header"))
    assert (b"Corporate head" in heads) == (HouseKeep.HEADERS in keeps)
    assert words(file.root()).startswith("Corporate cover") == (HouseKeep.COVER in keeps)
    assert ({"11339"} <= set(file.find("//w:pgSz/@w:w"))) == (HouseKeep.PAGE in keeps)
    assert "Text of the template" not in words(file.root())
    assert lint_docx(file.content) == ()


def test_a_font_that_cannot_be_embedded_is_reported() -> None:
    document = make_document("<p>x</p>")
    outlines = replace(document.theme.faces[0], content=b"OTTO" + document.theme.faces[0].content[4:])
    withheld = replace(document, theme=replace(document.theme, faces=(outlines, *document.theme.faces[1:])))

    notices = word_notices(withheld, lay_out(document).layout)

    assert [each.code for each in notices] == ["unembeddable-font"]


def test_a_template_that_is_no_word_file_is_refused() -> None:
    document = make_document("<p>x</p>")
    theme = replace(document.theme, house=b"PK no")

    with pytest.raises(ContentError, match="house template"):
        written(replace(document, theme=theme))


def test_a_font_with_a_restricted_licence_is_not_embedded() -> None:
    face = make_document("<p>x</p>").theme.faces[0].content
    place = face.index(b"OS/2")
    offset = int.from_bytes(face[place + 8 : place + 12], "big")
    restricted = face[: offset + 8] + b"\x00\x02" + face[offset + 10 :]

    assert can_embed(face)
    assert not can_embed(restricted)


def test_named_fonts_carry_their_substitutes() -> None:
    document = make_document("<p>x</p>")
    theme = replace(document.theme, fonts=WordFonts.NAME, substitutes={"Source Serif Pro": "Cambria"})
    file = written(replace(document, theme=theme))

    assert file.find("//w:rFonts[@w:ascii='Cambria']", "word/styles.xml")
    assert not [each for each in file.parts if each.startswith("word/fonts/")]


def test_a_draft_carries_its_word_behind_the_text() -> None:
    document = make_document("<p>x</p>", css='body[data-draft]::before { content: "DRAFT"; position: fixed }')
    file = written(
        replace(document, page=page_from_html(document.html.replace("<body ", '<body data-draft="true" ')))
    )

    marks = [
        part
        for part in file.parts
        if part.startswith("word/header") and b'string="DRAFT"' in file.parts[part]
    ]
    assert marks
    assert "DRAFT" not in "".join(str(each) for each in file.find("//w:body//w:t/text()"))


def test_a_document_without_text_is_sound() -> None:
    assert lint_docx(written(make_document("<main></main>")).content) == ()
