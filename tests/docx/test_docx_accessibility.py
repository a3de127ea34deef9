"""What a screen reader is told by a Word file: title, language, order, heads of tables, pictures, links."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from gallery.random_documents import random_document
from gallery.word_reading import Opened, gallery, words, written
from reportgen.write.docx.ooxml import NAMESPACES, name

pytestmark = pytest.mark.slow

LEVEL = "number(//w:style[@w:styleId='{}']/w:pPr/w:outlineLvl/@w:val)"
# Paragraphs that are a line, a picture or a formula.
SHOWN = ".//w:t|.//w:drawing|.//m:oMath|.//w:tab|.//w:footnoteReference|.//w:endnoteReference"


@cache
def _file(which: str) -> Opened:
    return gallery() if which == "gallery" else written(random_document(int(which)))


@pytest.fixture(params=["gallery", "3", "5"])
def file(request: pytest.FixtureRequest) -> Opened:
    return _file(str(request.param))


def test_the_file_has_a_title_and_a_language(file: Opened) -> None:
    properties = file.root("docProps/core.xml")

    assert properties.findtext("{*}title")
    assert properties.findtext("{*}language") == "en-GB"
    assert file.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-GB"]


def test_no_level_of_heading_is_left_out_in_the_gallery() -> None:
    styles = gallery().root("word/styles.xml")
    used = (str(each) for each in gallery().find("//w:body//w:pPr/w:pStyle/@w:val"))
    levels = [styles.xpath(LEVEL.format(style), namespaces=NAMESPACES) for style in used]
    outline = [int(level) for level in levels if level == level]  # noqa: PLR0124  # what is no heading is NaN

    assert outline[0] == 0
    assert all(after - before <= 1 for before, after in pairwise(outline))


def test_there_is_one_title_and_it_is_no_heading(file: Opened) -> None:
    titles = [each for each in file.find("//w:body//w:p") if file.style(each) == "Title"]

    assert len(titles) == 1
    assert not file.find("//w:style[w:name/@w:val='Title']/w:pPr/w:outlineLvl", "word/styles.xml")


def test_a_table_has_head_rows_or_says_that_it_is_a_layout(file: Opened) -> None:
    plain = []
    for table in file.find("//w:tbl"):
        heads = table.findall(f"{name('w:tr')}/{name('w:trPr')}/{name('w:tblHeader')}")
        description = table.xpath("string(w:tblPr/w:tblDescription/@w:val)", namespaces=NAMESPACES)
        if not heads and not str(description).startswith("Layout:"):
            plain.append(words(table))

    # The gallery has one table without a head, on purpose.
    assert plain in ([], [next((each for each in plain if each.startswith("A table")), "")])


def test_every_picture_has_an_alternative_or_is_marked_as_decoration(file: Opened) -> None:
    for picture in file.find("//wp:docPr"):
        is_decoration = bool(picture.xpath(".//*[local-name()='decorative'][@val='1']"))

        assert bool(picture.get("descr")) != is_decoration


def test_every_link_has_words_and_is_no_bare_address(file: Opened) -> None:
    for link in file.find("//w:hyperlink"):
        text = words(link).strip()

        assert text or link.xpath(".//w:drawing", namespaces=NAMESPACES)
        assert not text.startswith(("http:", "https:"))


def test_no_paragraph_is_empty_but_those_that_word_needs(file: Opened) -> None:
    assert [file.style(each) for each in file.find("//w:body//w:p") if not _is_needed(each, file)] == []


def _is_needed(paragraph: Any, file: Opened) -> bool:
    """With content, a rule, or a line of exact height between two tables and at the end of a cell."""
    if paragraph.xpath(SHOWN, namespaces=NAMESPACES) or file.style(paragraph) == "Horizontal Rule":
        return True
    neighbours = (paragraph.getprevious(), paragraph.getnext())
    is_between = any(each is not None and each.tag == name("w:tbl") for each in neighbours)
    is_cell = paragraph.getparent().tag == name("w:tc")
    is_last = paragraph.find(f"{name('w:pPr')}/{name('w:sectPr')}") is not None
    return is_between or is_cell or is_last or _marks_an_empty_item(paragraph)


def _marks_an_empty_item(paragraph: Any) -> bool:
    return paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None
