"""Lengths of the layout → the units of Word, and looks → properties."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree

from editions.redlined_values import LOOK, PLAIN
from reportgen.model.report.layout import Edge
from reportgen.write.docx.emit.watermark import write_watermark
from reportgen.write.docx.ooxml import NAMESPACES, bookmark_name, emu, legible, name, stable_number, twips
from reportgen.write.docx.style.fonts import can_embed
from reportgen.write.docx.style.properties import (
    border,
    in_paragraph_order,
    in_run_order,
    paragraph_properties,
    position,
    raised_again,
    run_properties,
)
from reportgen.write.docx.values.looks import ParagraphLook, TextLook

Written = Mapping[str, Mapping[str, str]]


def written(nodes: list[etree._Element]) -> Written:
    """Local names of elements with their attributes."""
    return {
        etree.QName(node).localname: {etree.QName(key).localname: str(value) for key, value in node.items()}
        for node in nodes
    }


def text_changes(look: TextLook, fonts: Mapping[str, str] | None = None) -> Written:
    return written(run_properties(look, PLAIN, fonts or {}))


def paragraph_changes(look: ParagraphLook, base: ParagraphLook = LOOK) -> Written:
    return written(paragraph_properties(look, base))


def test_an_inch_is_an_inch_in_every_unit() -> None:
    assert (twips(72), emu(72)) == ("1440", "914400")
    assert (twips(0.12), emu(0.0001)) == ("2", "1")


def test_a_length_is_rounded_to_the_nearest_unit() -> None:
    assert (twips(0.09), twips(-0.09), twips(0.06)) == ("2", "-2", "1")
    assert (emu(1.00006), emu(1.00002)) == ("12701", "12700")


@pytest.mark.parametrize(
    ("width", "eighths"),
    [(0.01, "2"), (0.75, "6"), (1.07, "9"), (12, "96"), (12.2, "96"), (99, "96")],
)
def test_the_width_of_a_border_is_in_eighths_within_the_limits_of_the_standard(
    width: float, eighths: str
) -> None:
    assert written([border("top", Edge("solid", width, "112233"), 0)])["top"]["sz"] == eighths


@pytest.mark.parametrize(("space", "points"), [(-3, "0"), (0.4, "0"), (7.6, "8"), (31, "31"), (80, "31")])
def test_the_space_of_a_border_stays_within_the_limits_of_the_standard(space: float, points: str) -> None:
    assert written([border("top", Edge("solid", 1, "112233"), space)])["top"]["space"] == points


@pytest.mark.parametrize(
    ("style", "word"),
    [
        ("solid", "single"),
        ("double", "double"),
        ("dotted", "dotted"),
        ("dashed", "dashed"),
        ("ridge", "single"),
    ],
)
def test_a_border_keeps_its_kind_and_colour(style: str, word: str) -> None:
    drawn = written([border("left", Edge(style, 1, "A1B2C3"), 4)])["left"]

    assert (drawn["val"], drawn["color"], drawn["space"]) == (word, "A1B2C3", "4")


@pytest.mark.parametrize(("size", "half_points"), [(0.2, "2"), (9.3, "19"), (10.7, "21"), (10.75, "22")])
def test_sizes_are_rounded_to_the_nearest_half_point(size: float, half_points: str) -> None:
    found = text_changes(replace(PLAIN, size=size))

    assert found == {"sz": {"val": half_points}, "szCs": {"val": half_points}}


@pytest.mark.parametrize(
    ("look", "found"),
    [
        (replace(PLAIN, is_bold=True), {"b": {}, "bCs": {}}),
        (replace(PLAIN, is_italic=True), {"i": {}, "iCs": {}}),
        (replace(PLAIN, is_caps=True), {"caps": {}}),
        (replace(PLAIN, is_small_caps=True), {"smallCaps": {}}),
        (replace(PLAIN, is_struck=True), {"strike": {}}),
        (replace(PLAIN, color="AA0000"), {"color": {"val": "AA0000"}}),
        (replace(PLAIN, tracking=0.5), {"spacing": {"val": "10"}}),
        (replace(PLAIN, is_underlined=True), {"u": {"val": "single"}}),
        (replace(PLAIN, background="EEEEEE"), {"shd": {"val": "clear", "color": "auto", "fill": "EEEEEE"}}),
        (replace(PLAIN, raised="super"), {"vertAlign": {"val": "superscript"}}),
        (replace(PLAIN, raised="sub"), {"vertAlign": {"val": "subscript"}}),
        (replace(PLAIN, shift=3.3), {"position": {"val": "7"}}),
        (
            replace(PLAIN, box=Edge("solid", 0.5, "112233")),
            {"bdr": {"val": "single", "sz": "4", "space": "0", "color": "112233"}},
        ),
    ],
)
def test_a_run_says_what_differs_and_nothing_else(look: TextLook, found: Written) -> None:
    assert text_changes(look) == found
    assert text_changes(PLAIN) == {}


def test_what_a_style_switches_on_a_run_switches_off() -> None:
    loud = replace(PLAIN, is_bold=True, is_underlined=True, background="EEEEEE", raised="super")
    found = written(run_properties(PLAIN, loud, {}))

    assert found["b"] == found["bCs"] == {"val": "0"}
    assert found["u"] == {"val": "none"}
    assert found["shd"]["fill"] == "auto"
    assert found["vertAlign"] == {"val": "baseline"}


def test_a_family_stands_for_all_scripts_under_the_name_that_word_knows() -> None:
    found = text_changes(replace(PLAIN, font="Source Serif"), {"Source Serif": "Cambria"})

    assert found == {"rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Cambria")}


def test_a_run_raised_by_its_style_repeats_how_far() -> None:
    raised = replace(PLAIN, shift=2.4)

    assert written(raised_again(raised, raised)) == written([position(raised)]) == {"position": {"val": "5"}}
    assert raised_again(raised, PLAIN) == raised_again(PLAIN, PLAIN) == []


@pytest.mark.parametrize(
    ("look", "found"),
    [
        (replace(LOOK, keeps_next=True), {"keepNext": {}}),
        (replace(LOOK, keeps_lines=True), {"keepLines": {}}),
        (replace(LOOK, guards_widows=False), {"widowControl": {"val": "0"}}),
        (replace(LOOK, hyphenates=True), {"suppressAutoHyphens": {"val": "0"}}),
        (replace(LOOK, background="EEEEEE"), {"shd": {"val": "clear", "color": "auto", "fill": "EEEEEE"}}),
        (replace(LOOK, before=3), {"spacing": {"before": "60"}}),
        (replace(LOOK, after=3), {"spacing": {"after": "60"}}),
        (replace(LOOK, line=0.1), {"spacing": {"line": "20", "lineRule": "exact"}}),
        (replace(LOOK, line_rule="atLeast"), {"spacing": {"line": "240", "lineRule": "atLeast"}}),
        (replace(LOOK, left=10), {"ind": {"left": "200"}}),
        (replace(LOOK, right=10), {"ind": {"right": "200"}}),
        (replace(LOOK, first=10), {"ind": {"firstLine": "200"}}),
        (replace(LOOK, first=-10), {"ind": {"hanging": "200"}}),
        (replace(LOOK, align="justify"), {"jc": {"val": "both"}}),
        (replace(LOOK, align="center"), {"jc": {"val": "center"}}),
    ],
)
def test_a_paragraph_says_what_differs_and_nothing_else(look: ParagraphLook, found: Written) -> None:
    assert paragraph_changes(look) == found
    assert paragraph_changes(LOOK) == {}


@pytest.mark.parametrize(("align", "word"), [("left", "right"), ("right", "left"), ("center", "center")])
def test_left_is_where_lines_of_a_right_to_left_paragraph_begin(align: str, word: str) -> None:
    found = paragraph_changes(replace(LOOK, is_rtl=True, align=align))

    assert found == {"bidi": {}, "jc": {"val": word}}


def test_a_border_that_the_style_has_and_the_paragraph_has_not_is_switched_off() -> None:
    edge = Edge("solid", 1, "112233")
    base = replace(LOOK, border=(edge, None, None, edge), space=(1.0, 0.0, 0.0, 2.0))
    (borders,) = paragraph_properties(
        replace(LOOK, border=(None, edge, None, edge), space=(0, 3, 0, 4)), base
    )

    found = written(list(borders))
    assert list(found) == ["top", "left", "right"]
    assert found["top"] == {"val": "nil"}
    assert (found["left"]["space"], found["right"]["space"]) == ("4", "3")


def test_properties_stand_in_the_order_of_the_schema() -> None:
    run = in_run_order(run_properties(replace(PLAIN, size=12, is_bold=True, color="AA0000"), PLAIN, {}))
    look = replace(LOOK, align="right", left=2, before=3, keeps_next=True, background="EEEEEE")
    paragraph = in_paragraph_order(paragraph_properties(look, LOOK))

    assert list(written(list(run))) == ["b", "bCs", "color", "sz", "szCs"]
    assert list(written(list(paragraph))) == ["keepNext", "shd", "spacing", "ind", "jc"]


@pytest.mark.parametrize(
    ("anchor", "mark"),
    [("cost", "_Ref_cost"), ("what-it-cost", "_Ref_what_it_cost"), ("a" * 30, f"_Ref_{'a' * 30}")],
)
def test_a_short_plain_anchor_is_its_own_bookmark(anchor: str, mark: str) -> None:
    assert bookmark_name(anchor) == mark


@pytest.mark.parametrize("anchor", ["a" * 31, "größe", "a b", "call 1"])
def test_any_other_anchor_makes_a_bookmark_of_its_own_within_forty_signs(anchor: str) -> None:
    mark = bookmark_name(anchor)

    assert mark.replace("_", "").isascii()
    assert mark.replace("_", "").isalnum()
    assert len(mark) <= 40
    assert mark != bookmark_name(anchor + "b")


def test_a_number_of_a_text_is_the_same_in_every_process() -> None:
    assert stable_number("contents") == 631440754
    assert {stable_number(str(each), 3) for each in range(50)} == {1, 2, 3}


def test_signs_without_a_place_in_xml_are_replaced_and_no_others() -> None:
    assert legible("a\x00\x0b\ufffe\t\n\r é\U0001f600") == "a\ufffd\ufffd\ufffd\t\n\r é\U0001f600"
    assert name("w14:paraId") == f"{{{NAMESPACES['w14']}}}paraId"


def test_a_watermark_is_a_shape_of_its_own_behind_the_text() -> None:
    run = write_watermark("DRAFT", "CCCCCC", 3)
    (shape,) = run.iter(name("v:shape"))
    (word,) = shape.iter(name("v:textpath"))

    assert (shape.get("id"), shape.get(name("o:spid"))) == ("PowerPlusWaterMarkObject3", "_x0000_s2051")
    assert (shape.get("alt"), shape.get("fillcolor"), shape.get("stroked")) == (
        "DRAFT watermark",
        "#CCCCCC",
        "f",
    )
    assert "rotation:315" in shape.get("style")
    assert "z-index:-" in shape.get("style")
    assert word.get("string") == "DRAFT"


def test_a_font_may_be_embedded_if_its_licence_and_its_outlines_allow() -> None:
    def font(bits: int, kind: bytes = b"\x00\x01\x00\x00") -> bytes:
        tables = struct.pack(">4sIII4sIII", b"GPOS", 0, 44, 0, b"OS/2", 0, 44, 10)
        return kind + struct.pack(">HHHH", 2, 0, 0, 0) + tables + b"\0" * 8 + struct.pack(">H", bits)

    assert [bits for bits in (0, 2, 4, 8, 0x200, 0x104) if can_embed(font(bits))] == [0, 4, 8, 0x104]
    assert not can_embed(font(0, b"OTTO"))
    assert not can_embed(b"")
