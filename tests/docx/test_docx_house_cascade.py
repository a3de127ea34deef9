"""What a style of a template gives with all that it inherits, and what one of ours must say beside it."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.write.docx.house.cascade import Slot, default_style, used_properties
from reportgen.write.docx.house.statement import complete, differing
from reportgen.write.docx.ooxml import NAMESPACES, Node, name
from reportgen.write.docx.package.repair import sort_properties

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Major"/></a:majorFont><a:minorFont><a:latin typeface="Minor"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def _xml(text: str) -> Node:
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACES["w"]}" xmlns:mc="{NAMESPACES["mc"]}">{text}</w:x>')


def _styles(normal: str, own: str = "", defaults: str = "") -> Node:
    return _xml(
        f"<w:docDefaults>{defaults}</w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>{normal}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="N"/>'
        f"{own}</w:style>"
    )


@pytest.mark.parametrize(
    ("normal", "own", "slot", "value"),
    [
        (
            '<w:pPr><w:spacing w:before="40" w:line="300" w:lineRule="exact"/></w:pPr>',
            '<w:pPr><w:spacing w:after="20"/></w:pPr>',
            ("pPr", "spacing", "line"),
            "300 exact",
        ),
        (
            '<w:pPr><w:ind w:firstLine="640"/></w:pPr>',
            '<w:pPr><w:ind w:hanging="200"/></w:pPr>',
            ("pPr", "ind", "firstLine"),
            "-200",
        ),
        ("<w:rPr><w:vanish/></w:rPr>", "", ("rPr", "vanish"), "1"),
        ("<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>', ("rPr", "b"), "0"),
        ('<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/></w:rPr>', "", ("rPr", "rFonts", "ascii"), "Major"),
        (
            '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/></w:rPr>',
            '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>',
            ("rPr", "rFonts", "ascii"),
            "Arial",
        ),
    ],
)
def test_a_style_has_what_it_says_and_else_what_it_is_based_on(
    normal: str, own: str, slot: Slot, value: str
) -> None:
    assert used_properties(_styles(normal, own), "Own", etree.fromstring(THEME))[slot] == value


def test_styles_based_on_each_other_end_the_line() -> None:
    styles = _styles('<w:basedOn w:val="Own"/><w:rPr><w:sz w:val="30"/></w:rPr>')

    assert used_properties(styles, "Own")["rPr", "sz"] == "30"
    assert default_style(styles) == "N"


HARSH = (
    '<w:pPr><w:keepNext/><w:numPr><w:numId w:val="3"/></w:numPr><w:pBdr><w:top w:val="single"/></w:pBdr>'
    '<w:shd w:val="clear" w:fill="EEEEEE"/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    '<w:spacing w:before="200" w:beforeAutospacing="1" w:line="480" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="200" w:firstLine="640" w:left="100"/><w:jc w:val="both"/></w:pPr>'
    '<w:rPr><w:caps/><w:color w:val="FF0000"/><w:w w:val="80"/><w:sz w:val="32"/></w:rPr>'
)


def test_a_style_beside_a_template_undoes_all_that_it_would_inherit() -> None:
    wanted = used_properties(_styles("", '<w:pPr><w:jc w:val="right"/></w:pPr>'), "Own")
    theirs = _styles(HARSH)
    inherited = used_properties(theirs, "Own")
    own = theirs.xpath("w:style[@w:styleId='Own']", namespaces=NAMESPACES)[0]

    complete(own, differing(wanted, inherited))

    assert differing(wanted, used_properties(theirs, "Own")) == {}
    assert used_properties(theirs, "Own")["pPr", "jc"] == "right"
    assert used_properties(theirs, "Own")["pPr", "ind", "firstLineChars"] == "0"


def test_nothing_is_said_where_the_template_agrees() -> None:
    slots = used_properties(_styles(HARSH), "Own")

    assert differing(slots, slots) == {}


def test_what_stands_for_several_versions_keeps_the_place_of_what_it_holds() -> None:
    level = _xml(
        '<w:lvl><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:pPr/><w:lvlText w:val="%1"/></w:lvl>'
    )[0]

    sort_properties(level)

    tags = [each.tag.rpartition("}")[2] for each in level]
    assert tags == ["start", "AlternateContent", "lvlText", "pPr"]
    assert level[0].tag == name("w:start")
