"""Templates of other people: their settings hold, their styles win, and what hides words is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import docx
from gallery.house_theme import gallery_document, make_document
from gallery.word_reading import Opened, words, written
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.model.report.theme import HouseKeep, WordFonts
from reportgen.write.docx.house.cascade import used_properties
from reportgen.write.docx.house.comparison import compare_house
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow

STYLES = "word/styles.xml"
WHITE = docx.shared.RGBColor(255, 255, 255)
PAGE = "<main><h2>Heading</h2><p>Words of the body.</p><ul><li>item</li></ul></main>"


def _template(*changes: Callable[[Any], None]) -> bytes:
    made = docx.Document()
    for change in changes:
        change(made)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def _changed(template: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """The template with text of one part replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(packed, "w") as target:
        for each in source.namelist():
            content = source.read(each)
            for before, after in pairs if each == part else ():
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            target.writestr(each, content)
    return packed.getvalue()


def _in_house(template: bytes, **theme: Any) -> Document:
    document = make_document(PAGE)
    return replace(document, theme=replace(document.theme, house=template, **theme))


def _gallery_in(template: bytes, **theme: Any) -> Document:
    document = gallery_document()
    return replace(document, theme=replace(document.theme, house=template, **theme))


def _codes(document: Document) -> dict[str, str]:
    layout = lay_out(document).layout
    return {each.code: each.message for each in compare_house(document.theme, layout)}


@cache
def _own() -> tuple[Document, Opened]:
    document = gallery_document()
    return document, written(document)


def test_a_file_of_the_theme_itself_changes_nothing_as_its_template() -> None:
    _, plain = _own()
    theirs = _gallery_in(plain.content)
    file = written(theirs)

    for path in ("//w:pPr[not(w:numPr)]", "//w:tblPr"):
        assert _said(plain, path) == _said(file, path)
    names = [each.find(name("w:name")).get(name("w:val")) for each in file.find("//w:style", STYLES)]
    assert len(names) == len(set(names)) == len(plain.find("//w:style", STYLES))
    assert "house-missing-style" not in _codes(theirs)


def _said(file: Opened, path: str) -> list[str]:
    return [_flat(each) for each in file.find(path)]


def _flat(node: Any) -> str:
    kept = [each for each in node.iter() if each.tag.rpartition("}")[2] not in {"sectPr", "headerReference"}]
    return " ".join(f"{each.tag.rpartition('}')[2]}{sorted(each.attrib.values())}" for each in kept)


def test_a_style_of_our_own_name_wins_whatever_its_id() -> None:
    _, plain = _own()
    renamed = _changed(plain.content, STYLES, ('w:styleId="SourceLine"', 'w:styleId="Style77"'))
    file = written(_gallery_in(renamed))

    assert len(file.find("//w:style[w:name/@w:val='Source Line']", STYLES)) == 1
    assert file.find("//w:pPr/w:pStyle[@w:val='Style77']")


def test_an_id_that_the_template_uses_for_another_style_is_not_ours() -> None:
    made = _template(lambda made: made.styles.add_style("Definition Term", 1))
    taken = _changed(made, STYLES, ('w:val="Definition Term"', 'w:val="Something Else"'))
    file = written(_gallery_in(taken))

    assert file.find("//w:style[@w:styleId='DefinitionTermOfReport']/w:name/@w:val", STYLES) == [
        "Definition Term"
    ]
    assert lint_docx(file.content) == ()


def test_a_base_style_comes_along_beside_a_default_of_the_template() -> None:
    renamed = (('w:styleId="TableNormal"', 'w:styleId="Plain"'), ('w:val="Normal Table"', 'w:val="Plain"'))
    file = written(_gallery_in(_changed(_template(), STYLES, *renamed)))
    ids = {str(each) for each in file.find("//w:style/@w:styleId", STYLES)}

    assert {str(each) for each in file.find("//w:style/w:basedOn/@w:val", STYLES)} <= ids
    assert len(file.find("//w:style[@w:type='table'][@w:default='1']", STYLES)) == 1


def _with_even_head(made: Any) -> None:
    made.sections[0].header.paragraphs[0].text = "Head"
    made.sections[0].even_page_header.paragraphs[0].text = "Left over"


@pytest.mark.parametrize("is_used", [True, False])
def test_heads_of_even_pages_show_where_the_template_says_so(*, is_used: bool) -> None:
    def change(made: Any) -> None:
        _with_even_head(made)
        made.settings.odd_and_even_pages_header_footer = is_used

    file = written(_in_house(_template(change), house_keeps=frozenset({HouseKeep.HEADERS})))

    assert bool(file.find("//w:evenAndOddHeaders", "word/settings.xml")) is is_used


def _harsh(made: Any) -> None:
    normal = made.styles["Normal"]
    normal.font.size = docx.shared.Pt(16)
    normal.paragraph_format.first_line_indent = docx.shared.Pt(32)
    normal.paragraph_format.alignment = 3


def test_lines_measured_in_the_type_of_the_theme_are_not_said_beside_that_of_a_template() -> None:
    file = written(_in_house(_template(_harsh)))
    said = file.paragraph("Words of the body").xpath("w:pPr/w:spacing|w:pPr/w:ind", namespaces=NAMESPACES)

    assert said == []


def test_made_styles_take_nothing_from_a_normal_that_is_not_ours() -> None:
    file = written(_gallery_in(_template(_harsh)))
    cell = used_properties(file.root(STYLES), "TableText")

    assert (cell["pPr", "ind", "firstLine"], cell["pPr", "jc"]) == ("0", "left")


@pytest.mark.parametrize(
    ("change", "code", "part"),
    [
        (lambda font: setattr(font, "hidden", True), "house-hides-words", "is hidden text"),
        (lambda font: setattr(font.color, "rgb", WHITE), "house-hides-words", "white on white"),
        (lambda font: setattr(font, "size", docx.shared.Pt(4)), "house-shrinks-words", "4 pt"),
    ],
)
def test_a_style_that_hides_or_shrinks_words_is_reported(
    change: Callable[[Any], None], code: str, part: str
) -> None:
    template = _template(lambda made: change(made.styles["Body Text"].font))

    assert part in _codes(_in_house(template))[code]


def test_a_style_that_nothing_is_written_in_is_not_reported() -> None:
    template = _template(lambda made: setattr(made.styles["Quote"].font, "hidden", True))

    assert "house-hides-words" not in _codes(_in_house(template))


def test_the_faces_of_the_template_take_the_place_of_body_and_headings() -> None:
    def change(made: Any) -> None:
        made.styles["Body Text"].font.name = "House Serif"
        made.styles["Heading 1"].font.name = "House Sans"
        made.styles["Heading 1"].element.rPr.rFonts.attrib.pop(name("w:asciiTheme"), None)

    file = written(_gallery_in(_template(change), fonts=WordFonts.HOUSE))
    styles = file.root(STYLES)

    families = {used_properties(styles, each)["rPr", "rFonts", "ascii"] for each in ("TableText", "BodyText")}
    assert families <= {"House Serif", "House Sans"}
    assert not file.find("//w:rFonts[starts-with(@w:ascii, 'Source S')]")


def test_a_template_with_macros_is_refused() -> None:
    kinds = ("wordprocessingml.document.main+xml", "macroEnabled.main+xml")
    template = _changed(_template(), "[Content_Types].xml", kinds)

    with pytest.raises(ContentError) as raised:
        written(_in_house(template))
    assert [each.code for each in raised.value.diagnostics] == ["house-with-macros"]


def test_a_template_without_a_default_style_is_reported_and_built() -> None:
    template = _changed(
        _template(),
        STYLES,
        ('w:type="paragraph" w:default="1" w:styleId="Normal"', 'w:type="paragraph" w:styleId="Usual"'),
        ('<w:name w:val="Normal"/>', '<w:name w:val="Usual"/>'),
    )
    document = _in_house(template)

    assert "default paragraph style" in _codes(document)["house-missing-style"]
    assert lint_docx(written(document).content) == ()


def test_words_in_another_language_are_reported_only_where_they_are_lent() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Vertraulich"

    template = _changed(_template(change), STYLES, ('w:val="en-US"', 'w:val="de-DE"'))

    assert (
        "de-DE"
        in _codes(_in_house(template, house_keeps=frozenset({HouseKeep.HEADERS})))["house-other-language"]
    )
    assert "house-other-language" not in _codes(_in_house(template))


def test_python_docx_sees_every_word() -> None:
    _, file = _own()
    opened: Any = docx.Document(io.BytesIO(file.content))
    seen = [each.text for each in opened.paragraphs]
    seen += [each.text for table in opened.tables for each in _cells(table)]

    everything = "".join(words(each) for each in file.find("//w:p[not(.//w:p)]"))
    assert len("".join("".join(seen).split())) >= len("".join(everything.split()))


def _cells(table: Any) -> list[Any]:
    cells = {id(cell._tc): cell for row in table.rows for cell in row.cells}
    return [
        each
        for cell in cells.values()
        for each in (*cell.paragraphs, *(one for inner in cell.tables for one in _cells(inner)))
    ]
