"""Heads and feet of pages: how far they reach towards the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editions.redlined_values import LOOK
from gallery.house_theme import make_document
from gallery.made_elements import PLAIN, page
from gallery.word_reading import written
from reportgen.model.report.layout import MarginBox, Token
from reportgen.write.docx.emit.running_heads import Band, RunningHeads
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.house_styles import HouseStyles

LABEL = "For managers, nurses and the board of St Anne-on-Sea only; read, then destroy, do not copy"
BOX = MarginBox(PLAIN, "Words", top=30.0, bottom=48.0)


def running_heads() -> RunningHeads:
    state = WriterState(StyleBook(LOOK), {}, "en", HouseStyles(), {}, {}, frozenset())
    return RunningHeads(page(), state, {}, None)


def spacing(band: Band) -> tuple[str | None, str | None]:
    """The space before and after the line of a head or foot, in twips."""
    heads = running_heads()
    heads.reference("default", band)
    found = [each for each in heads.parts[0].root.iter(name("w:spacing")) if each.get(name("w:line")) is None]
    before, after = name("w:before"), name("w:after")
    return (found[0].get(before), found[0].get(after)) if found else (None, None)


@pytest.mark.parametrize(
    ("kind", "outer", "depth", "space"),
    [
        ("header", 0.0, 0.0, (None, None)),
        ("header", 5.0, 0.0, ("100", None)),
        ("header", 0.0, 40.0, (None, "440")),
        ("header", 5.0, 40.0, ("100", "440")),
        ("footer", 5.0, 40.0, ("440", "100")),
        ("header", 0.0, 10.0, (None, None)),
    ],
)
def test_space_beside_a_head_fills_the_margin_that_its_box_leaves(
    kind: str, outer: float, depth: float, space: tuple[str | None, str | None]
) -> None:
    assert spacing(Band(kind, {"left": BOX}, 400.0, outer, depth)) == space


def test_a_head_without_boxes_is_one_line_high() -> None:
    assert spacing(Band("header", {}, 400.0, 0.0, LOOK.line + 20.0)) == (None, "400")


@pytest.mark.slow
@pytest.mark.parametrize("cut", range(20, len(LABEL), 7))
def test_a_long_label_keeps_its_words_and_the_fields_of_pages(cut: int) -> None:
    label = LABEL[:cut].strip()
    css = (
        f'main {{ string-set: running-label "{label}" "\\a0\\a0" }} '
        "@page { @bottom-right { width: 30%; "
        'content: string(running-label) counter(page) " / " counter(pages) } }'
    )
    file = written(make_document("<main><p>One.</p></main>", css=css))
    feet = [f"word/{each.get('Target')}" for each in file.root("word/_rels/document.xml.rels")]
    feet = [each for each in feet if "footer" in each]
    words = ["".join(file.find("//w:t/text()", each)) for each in feet]

    assert f"{label}\xa0\xa01 / 1" in words
    assert [each.strip() for foot in feet for each in file.find("//w:instrText/text()", foot)] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_a_number_of_pages_is_a_field_where_white_space_before_it_collapsed() -> None:
    generated = (
        Token("text", " "),
        Token("counter", "page"),
        Token("text", "  of "),
        Token("counter", "pages"),
    )
    box = MarginBox(replace(PLAIN, generated=generated), "1 of 12", top=30.0, bottom=48.0)
    heads = running_heads()
    heads.reference("default", Band("footer", {"left": box}, 400.0, 0.0, 0.0))
    root = heads.parts[0].root

    assert [each.text.strip() for each in root.iter(name("w:instrText"))] == ["PAGE", "NUMPAGES"]
