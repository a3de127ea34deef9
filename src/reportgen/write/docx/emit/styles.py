"""The style book → `w:styles`: defaults, the theme's styles, and those that the document derived."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import Node, parent, w
from reportgen.write.docx.style.properties import (
    cell_margins,
    in_paragraph_order,
    in_run_order,
    paragraph_properties,
    run_properties,
)
from reportgen.write.docx.style.style_book import CharacterStyle, ParagraphStyle
from reportgen.write.docx.style.table_styles import TABLE_STYLES, write_table_style
from reportgen.write.docx.values.looks import NO_SIDES, TextLook

# Names that Word has already (ECMA-376 17.7.4.9); all others are custom styles.
BUILT_IN = re.compile(
    r"^(Normal|Title|Subtitle|Body Text|Quote|Caption|Bibliography|heading \d|toc \d|TOC Heading|"
    r"List (Bullet|Number|Continue)( [2-5])?|(foot|end)note (text|reference)|header|footer|"
    r"Strong|Emphasis|Hyperlink|HTML (Code|Keyboard|Acronym|Cite|Definition))$"
)
# How Word spells the names that it shows with capitals.
SPELLINGS: Mapping[str, str] = {
    **{f"Heading {level}": f"heading {level}" for level in range(1, 7)},
    "Footnote Text": "footnote text",
    "Endnote Text": "endnote text",
    "Header": "header",
    "Footer": "footer",
}
# What character and table styles are based on.
TEXT_BASE = "Default Paragraph Font"
TABLE_BASE = "Normal Table"
HEADING = re.compile(r"^Heading (\d)$")
BLANK = TextLook("", 0.0, False, False, "", None, False, False, False, False, 0.0, "baseline", None)  # noqa: FBT003


def write_styles(state: WriterState) -> list[Node]:
    """The defaults and the `w:style` elements that a document needs."""
    book = state.book
    nodes = _defaults(state)
    nodes += [_paragraph_style(style, state) for style in book.paragraphs.values()]
    nodes += [_character_style(style, state) for style in book.characters.values()]
    nodes += [
        write_table_style(
            TABLE_STYLES[kind], state.style_id(TABLE_STYLES[kind]), state.style_id(TABLE_BASE), looks
        )
        for kind, looks in book.tables.items()
        if kind in TABLE_STYLES
    ]
    return nodes


def spelled(name: str) -> str:
    """The name as Word stores it."""
    return SPELLINGS.get(name, name)


def _defaults(state: WriterState) -> list[Node]:
    def hidden(priority: int) -> list[Node]:
        return [w("uiPriority", priority), w("semiHidden")]

    normal = state.book.normal
    table_id = state.style_id(TABLE_BASE)
    text = run_properties(normal.text, replace(BLANK, size=-1), state.fonts)
    # The engine kerns text of every size; Word does so from the size given here on, in half points.
    text.append(w("kern", 2))
    text.append(w("lang", state.language, eastAsia="ja-JP", bidi="ar-SA"))
    blank = replace(
        normal,
        text=BLANK,
        before=-1.0,
        after=-1.0,
        line=-1.0,
        align="",
        guards_widows=not normal.guards_widows,
    )
    shape = paragraph_properties(normal, blank)
    return [
        parent(
            "docDefaults",
            parent("rPrDefault", in_run_order(text)),
            parent("pPrDefault", in_paragraph_order(shape)),
        ),
        _style("paragraph", "Normal", state.style_id("Normal"), [w("qFormat")], is_default=True),
        _style("character", TEXT_BASE, state.style_id(TEXT_BASE), hidden(1), is_default=True),
        _style("table", TABLE_BASE, table_id, [*hidden(99), _no_padding()], is_default=True),
        _style("numbering", "No List", "NoList", hidden(99), is_default=True),
    ]


def _no_padding() -> Node:
    return parent("tblPr", w("tblInd", w=0, type="dxa"), cell_margins("tblCellMar", NO_SIDES))


def _style(kind: str, name: str, style_id: str, children: list[Node], *, is_default: bool = False) -> Node:
    marks: dict[str, object] = {"type": kind}
    if is_default:
        marks["default"] = 1
    elif not BUILT_IN.match(name):
        marks["customStyle"] = 1
    node = w("style", **marks, styleId=style_id)
    node.append(w("name", name))
    node.extend(children)
    return node


def _paragraph_style(style: ParagraphStyle, state: WriterState) -> Node:
    book = state.book
    base = book.paragraphs[style.based_on].look if style.based_on in book.paragraphs else book.normal
    heading = HEADING.match(style.name)
    children = [w("basedOn", state.style_id(style.based_on))]
    if heading or style.name in {"Title", "Subtitle", "Caption"}:
        children.append(w("next", state.style_id("Body Text")))
    children += [w("uiPriority", 9 if heading else 10), w("qFormat")]
    shape = paragraph_properties(style.look, base)
    if heading:
        shape.append(w("outlineLvl", int(heading[1]) - 1))
    if shape:
        children.append(in_paragraph_order(shape))
    text = run_properties(style.look.text, base.text, state.fonts)
    if text:
        children.append(in_run_order(text))
    return _style("paragraph", spelled(style.name), state.style_id(style.name), children)


def _character_style(style: CharacterStyle, state: WriterState) -> Node:
    children = [w("basedOn", state.style_id(TEXT_BASE)), w("uiPriority", 20), w("qFormat")]
    text = run_properties(style.look, style.base, state.fonts)
    if text:
        children.append(in_run_order(text))
    return _style("character", spelled(style.name), state.style_id(style.name), children)
