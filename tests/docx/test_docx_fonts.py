"""Every run in Word names a font that has its characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree

from gallery.house_theme import house_theme, make_document
from gallery.word_reading import Opened, open_docx, words
from reportgen.compose.page.stylesheet import font_asset, stylesheet
from reportgen.fonts.names import read_names
from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.model.report.theme import Theme
from reportgen.write.docx import write_docx
from reportgen.write.docx.notices import word_notices
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.engine.rendering import lay_out

STYLE = "string(w:rPr/w:rStyle/@w:val)"
FONT = "w:rPr/w:rFonts/@w:ascii"


def word(body: str, theme: Theme | None = None, css: str = "") -> Opened:
    document = make_document(body, css=css) if theme is None else in_theme(body, theme, css)
    return open_docx(write_docx(document, lay_out(document).layout))


def in_theme(body: str, theme: Theme, css: str = "") -> Document:
    document = make_document(body)
    sheet = f"{stylesheet(theme, document.paper, body)}\n{css}".encode()
    named = {font_asset(face): face.content for face in theme.faces}
    return replace(document, theme=theme, assets={**named, AssetName("theme.css"): sheet})


def own_theme(weights: Mapping[int, bool]) -> Theme:
    """A theme of one family, whose files have other names within."""
    base = house_theme()
    file = next(each for each in base.faces if each.file.endswith("SerifPro-Regular.ttf"))
    faces = tuple(
        replace(file, family="Own Serif", weight=weight, is_italic=is_italic, file=f"{weight}.ttf")
        for weight, is_italic in weights.items()
    )
    tokens = dict.fromkeys(("text-font", "heading-font", "code-font", "figure-font"), "Own Serif")
    return replace(base, faces=faces, tokens={**base.tokens, **tokens})


def embedded_names(file: Opened) -> set[tuple[str, str]]:
    """Family and style within each embedded file, its mask taken off."""
    relations = {
        each.get("Id"): "word/" + str(each.get("Target")).removeprefix("/word/")
        for each in etree.fromstring(file.parts["word/_rels/fontTable.xml.rels"])
    }
    found = set()
    for node in file.find("//w:font/*[@w:fontKey]", "word/fontTable.xml"):
        mask = bytes.fromhex(node.get(name("w:fontKey")).strip("{}").replace("-", ""))[::-1]
        content = file.parts[relations[node.get(name("r:id"))]]
        head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(content[:32]))
        names = read_names(head + content[32:])
        found.add((names[1], names[2]))
    return found


def styled_fonts(file: Opened) -> set[tuple[str, str]]:
    """Each run with the font that it or its character style names."""
    styles = {
        each.get(name("w:styleId")): each.xpath(f"string({FONT})", namespaces=NAMESPACES)
        for each in file.find("//w:style", "word/styles.xml")
    }
    return {
        (
            words(run),
            font or styles.get(run.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=NAMESPACES), ""),
        )
        for run, (_, font) in zip(file.find("//w:body//w:r[w:t]"), fonts(file), strict=True)
    }


def fonts(file: Opened) -> list[tuple[str, str]]:
    """Each run of the text with the font that it names itself."""
    return [
        (words(run), run.xpath(f"string({FONT})", namespaces=NAMESPACES))
        for run in file.find("//w:body//w:r[w:t]")
    ]


def test_a_sign_that_the_face_lacks_is_a_run_in_the_face_that_draws_it() -> None:
    assert fonts(word("<p>stated ● could ○ here</p>")) == [
        ("stated ", ""),
        ("● ", "DejaVu Sans"),
        ("could ", ""),
        ("○ ", "DejaVu Sans"),
        ("here", ""),
    ]


def test_the_style_of_a_sign_does_not_name_its_font() -> None:
    file = word('<p>x <span data-role="mark" data-hedge="could">● could</span></p>')

    assert ("● ", "DejaVu Sans") in fonts(file)
    assert not file.find("//w:style[.//w:rFonts/@w:ascii='DejaVu Sans']", "word/styles.xml")


def test_markers_of_lists_name_the_face_that_draws_them() -> None:
    file = word("<ul><li>a<ul><li>b</li></ul></li></ul>")

    found = {
        each.xpath("string(w:lvlText/@w:val)", namespaces=NAMESPACES): each.xpath(
            "string(w:rPr/w:rFonts/@w:ascii)", namespaces=NAMESPACES
        )
        for each in file.find("//w:lvl[w:rPr]", "word/numbering.xml")
    }
    assert found == {"•": "Source Serif Pro", "◦": "DejaVu Sans"}


@pytest.mark.parametrize("text", ["<p>Plain words.</p>", "<p>Ünïcödé – “quoted”</p>"])
def test_words_that_their_face_has_stay_one_run(text: str) -> None:
    assert len(fonts(word(text))) == 1


def test_a_face_that_stands_in_is_embedded_in_part() -> None:
    file = word("<p>x ●</p>")

    assert ("DejaVu Sans", "Book") in embedded_names(file)
    sizes = [len(content) for name, content in file.parts.items() if name.startswith("word/fonts/")]
    assert min(sizes) < 40_000


def test_the_face_of_running_heads_is_embedded() -> None:
    css = '@page { @bottom-left { content: "●"; font-family: "DejaVu Sans Mono" } }'

    file = word("<p>x</p>", css=css)

    assert ("DejaVu Sans Mono", "Book") in embedded_names(file)


def test_an_embedded_face_is_called_as_the_document_calls_it() -> None:
    file = word("<p>Words</p>", own_theme({400: False}))

    assert embedded_names(file) == {("Own Serif", "Regular")}


def test_a_weight_that_word_has_no_style_for_is_a_family_of_its_own() -> None:
    theme = own_theme({300: False, 400: False, 700: False})
    file = word(
        "<p>Words <b>bold</b> <em>light</em></p>", theme, "em { font-weight: 300; font-style: normal }"
    )

    assert ("light", "Own Serif Light") in styled_fonts(file)
    assert embedded_names(file) == {
        ("Own Serif", "Regular"),
        ("Own Serif", "Bold"),
        ("Own Serif Light", "Regular"),
    }


def test_what_the_pdf_shows_plain_is_plain_in_word() -> None:
    file = word("<p>Words <b>bold</b></p>", own_theme({400: False}))

    assert not file.find("//w:b[not(@w:val='0')]", "word/styles.xml")
    assert not file.find("//w:b[not(@w:val='0')]")


def test_bold_and_italic_that_a_family_lacks_are_a_warning_once_each() -> None:
    body = "<p><b>a</b> <b>b</b> <em>c</em> <b><em>d</em></b></p>"

    rendering = lay_out(in_theme(body, own_theme({400: False})))

    assert [each.code for each in rendering.diagnostics] == ["missing-face"] * 3
    assert [each.message for each in rendering.diagnostics] == [
        'the family "Own Serif" has no bold face: such words are shown plain',
        'the family "Own Serif" has no bold italic face: such words are shown plain and upright',
        'the family "Own Serif" has no italic face: such words are shown upright',
    ]


def test_a_family_with_the_faces_that_are_used_is_no_warning() -> None:
    assert not lay_out(in_theme("<p>a <b>b</b></p>", own_theme({400: False, 700: False}))).diagnostics


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("ul { column-count: 2 }", '"column-count: 2" of <ul>'),
        ("ul { float: right }", '"float: right" of <ul>'),
        ("ul { display: flex }", '"display: flex" of <ul>'),
        ("ul { position: absolute }", '"position: absolute" of <ul>'),
    ],
)
def test_a_rule_that_only_the_pdf_follows_is_a_warning(rule: str, said: str) -> None:
    document = make_document("<main><ul><li>a</li><li>b</li></ul></main>", css=rule)

    (notice,) = word_notices(document, lay_out(document).layout)

    assert (notice.code, notice.message) == ("css-in-pdf-only", f"{said} shows in the PDF and not in Word")


def test_columns_of_a_section_are_followed() -> None:
    document = make_document("<main><p>a</p></main>", css="main { column-count: 2 }")

    assert not word_notices(document, lay_out(document).layout)


def test_no_font_key_is_without_its_font() -> None:
    table = word("<p>x ● <b>y ◆</b></p>").parts["word/fontTable.xml"].decode()

    assert len(re.findall("w:fontKey", table)) == len(re.findall("<w:embed", table)) > 2


def test_signs_between_letters_of_a_script_stand_in_the_face_that_has_the_script() -> None:
    file = word("<main><p><em>Ω 12, Жук (7) so 12</em> ✅</p></main>")

    slants = {
        words(run): run.xpath("string(w:rPr/w:i/@w:val)", namespaces=NAMESPACES) != "0"
        for run in file.find("//w:body//w:r[w:t]")
    }
    # The italic face has no Greek and no Cyrillic: the engine sets them upright, and what belongs to them.
    assert slants["Ω 12, Жук (7) "] is False
    assert slants["so 12"] is True
