"""A report in a firm's real template: its styles, numbers, cover and heads stay; ours fit in beside them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from gallery.corporate_template import corporate_template
from gallery.house_theme import gallery_document
from gallery.word_reading import Opened, gallery, words, written
from reportgen.model.report.document import Document
from reportgen.model.report.theme import HouseKeep
from reportgen.write.docx.house.cascade import used_properties
from reportgen.write.docx.house.statement import differing
from reportgen.write.docx.notices import word_notices
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out

ALL = frozenset(HouseKeep)


def _in_house(keeps: frozenset[HouseKeep]) -> Document:
    document = gallery_document()
    theme = replace(
        document.theme,
        house=corporate_template(),
        house_keeps=keeps,
        styles={"Body Text": "Fließtext", "Callout Key": "Kasten"},
    )
    return replace(document, theme=theme)


@cache
def _written(keeps: frozenset[HouseKeep] = ALL) -> Opened:
    return written(_in_house(keeps))


@pytest.mark.slow
@pytest.mark.parametrize("keeps", [ALL, frozenset()])
def test_the_file_is_sound(keeps: frozenset[HouseKeep]) -> None:
    content = _written(keeps).content
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.docx"
        path.write_bytes(content)
        found = OpenXmlValidator().validate(str(path)).errors

    assert lint_docx(content) == ()
    assert [str(each) for each in found] == []


@pytest.mark.slow
def test_built_in_styles_are_found_under_the_ids_of_another_language() -> None:
    used = {str(each) for each in _written().find("//w:pStyle/@w:val")}

    assert {"Titel", "Untertitel", "berschrift1", "berschrift2", "Flietext", "Kasten"} <= used
    assert not used & {"Title", "Subtitle", "Heading1", "Heading2", "BodyText"}


def test_headings_keep_the_numbers_of_the_template() -> None:
    file = _written()
    heading = file.find("//w:style[@w:styleId='berschrift1']/w:pPr/w:numPr/w:numId/@w:val", "word/styles.xml")
    ours = {str(each) for each in file.find("//w:body//w:numPr/w:numId/@w:val")}

    assert heading == ["1"]
    assert "1" not in ours
    assert file.find("//w:num[@w:numId='1']", "word/numbering.xml")


def test_styles_that_are_made_stand_on_those_of_the_template() -> None:
    file = _written()
    bases = {str(each) for each in file.find("//w:style/w:basedOn/@w:val", "word/styles.xml")}
    ids = {str(each) for each in file.find("//w:style/@w:styleId", "word/styles.xml")}

    assert bases <= ids
    assert len(file.find("//w:style[@w:default='1'][@w:type='paragraph']", "word/styles.xml")) == 1


def test_made_styles_say_their_own_space_since_the_template_has_some_everywhere() -> None:
    ours, theirs = (
        used_properties(file.root("word/styles.xml"), "Evidence") for file in (gallery(), _written())
    )

    assert differing(ours, theirs) == {}


def test_paragraphs_in_a_style_of_the_template_say_no_space() -> None:
    notices = _written().find(
        "//w:p/w:pPr[w:pStyle/@w:val='berschrift2' or w:pStyle/@w:val='Flietext']/w:spacing"
    )

    assert not [each for each in notices if each.get(name("w:before")) or each.get(name("w:after"))]


def test_the_title_area_goes_with_the_title_of_the_template() -> None:
    file = _written()

    assert file.style(file.paragraph("Construct series")) == "Subtitle"
    assert not file.paragraph("Construct series").xpath("w:pPr/w:pBdr|w:pPr/w:shd", namespaces=NAMESPACES)


def test_the_cover_comes_first_with_its_picture_and_its_own_section() -> None:
    file = _written()
    cover, *_ = file.find("//w:sectPr")

    assert words(file.root()).startswith("Bericht der MusterfirmaAbteilung Analyse")
    assert len(cover.findall(name("w:headerReference"))) == 2
    assert "word/media/logo.png" in file.parts


def test_heads_keep_their_logo_their_box_and_left_pages_of_their_own() -> None:
    file = _written()
    heads = [part for part in file.parts if part.startswith("word/header")]
    drawings = [str(each) for part in heads for each in file.find("//wp:docPr/@id", part)]

    assert any("Intern" in words(file.root(part)) for part in heads)
    assert len(drawings) == len(set(drawings)) == 3
    assert file.find("//w:evenAndOddHeaders", "word/settings.xml")
    assert file.find("//w:headerReference[@w:type='even']")


def test_the_text_is_in_the_language_of_the_report_and_the_template_in_its_own() -> None:
    file = _written()
    head = next(part for part in file.parts if b"Vertraulich" in file.parts[part])

    assert file.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-GB"]
    assert {str(each) for each in file.find("//w:r/w:rPr/w:lang/@w:val", head)} == {"de-DE"}


def test_what_is_made_or_bridged_is_reported() -> None:
    document = _in_house(ALL)
    notices = word_notices(document, lay_out(document).layout)

    codes = {each.code for each in notices}
    assert codes == {"house-missing-style", "house-other-language", "house-page-numbers"}
    assert any('"Series"' in each.message and '"Subtitle"' in str(each.hint) for each in notices)
