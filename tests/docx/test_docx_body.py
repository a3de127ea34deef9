"""Elements whose every side is different → blocks at the right places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from gallery.made_elements import EDGES, SIDES, element, page, paragraph
from reportgen.model.report.layout import Element
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.values.blocks import Block, ContentBlock, Paragraph, Run, SectionEnd, Table
from reportgen.write.docx.values.looks import Edges
from reportgen.write.docx.values.walk import walk_inlines

P = paragraph
ALL: Mapping[str, Any] = {"margin": SIDES, "padding": (5.0, 6.0, 7.0, 8.0)}
AROUND: Mapping[str, Any] = {"margin": (11.0, 0.0, 12.0, 0.0)}
INDENTED: Mapping[str, Any] = {"padding": (0.0, 0.0, 0.0, 20.0)}
GROUND: Mapping[str, Any] = {"background": "EEEEEE", "padding": (2.0,) * 4}


def cell(tag: str, *children: Element | str, **styled: Any) -> Element:
    return element(tag, *children, **{"padding": (5.0, 6.0, 7.0, 8.0), "border": EDGES, **styled})


TABLE = element(
    "table",
    element(
        "thead",
        element("tr", cell("th", "H"), cell("th", "I", of={"attributes": {"colspan": "2"}})),
    ),
    element(
        "tbody",
        element(
            "tr",
            cell("th", "r", of={"attributes": {"rowspan": "2"}}),
            cell("td", P("x", margin=(1.0, 0.0, 9.0, 0.0)), padding=(0.0, 0.4, 0.0, 0.0)),
            cell("td", "y", raised="middle"),
        ),
        element("tr", cell("td", "z", background="AAAAAA"), cell("td", "w"), background="BBBBBB"),
    ),
    of={"widths": (50.0, 60.0, 70.0)},
    **ALL,
)

CASES: Mapping[str, tuple[Element, ...]] = {
    "lists keep their place, their numbers and their introduction": (
        P("See:"),
        element(
            "ol",
            element("li", P("a"), P("a2"), **ALL, marker="decimal"),
            element("li", "b", marker="decimal", of={"attributes": {"value": "7", "id": "x"}}),
            element("li", marker="decimal"),
            of={"attributes": {"start": "3"}},
            **ALL,
            break_before="avoid",
        ),
        P("c"),
    ),
    "lists within lists count apart": (
        element(
            "ul",
            element(
                "li",
                "a",
                element("ul", element("li", "b", marker="circle", **INDENTED), **INDENTED),
                marker="disc",
            ),
            **INDENTED,
        ),
        element("ol", element("li", "c", marker="lower-roman")),
    ),
    "definitions stand within their list": (
        element("dl", element("dt", "t"), element("dd", "d", **ALL), **ALL),
        P("c"),
    ),
    "a section adds its sides": (
        P("z"),
        element("section", P("a"), P("b"), break_inside="avoid", **ALL),
        P("c"),
    ),
    "a frame around paragraphs is theirs": (
        P("z"),
        element("div", P("a", **AROUND), P("b", **AROUND), background="EEEEEE", border=EDGES, **ALL),
        P("c"),
    ),
    "a frame that paragraphs cannot draw is a table": (
        element(
            "div",
            P("a", **AROUND),
            element("ul", element("li", "b", marker="disc")),
            border=EDGES,
            margin=SIDES,
            padding=(40.0, 6.0, 0.0, 8.0),
        ),
        P("c"),
    ),
    "margins collapse through an open side of a frame": (
        element(
            "div",
            P("a", **AROUND),
            element("div", P("x"), background="CCCCCC"),
            border=(None, EDGES[1], None, EDGES[3]),
            margin=SIDES,
            padding=(0.0, 6.0, 0.0, 8.0),
        ),
        P("c"),
    ),
    "quotations have a style of their own": (element("blockquote", P("a"), **ALL),),
    "code beside code keeps a box of its own": (
        element("pre", "a\tb\n c\n", **GROUND, keeps_space=True),
        element("pre", "d", **GROUND),
    ),
    "a rule is a paragraph with an edge": (
        P("a"),
        element("hr", border=EDGES, **ALL),
        P("c"),
    ),
    "a line to write on runs to the edge": (
        P("a"),
        element("div", role="answer", border=EDGES, **ALL),
        P("c"),
    ),
    "a table has its cells on a grid": (
        TABLE,
        P("c"),
    ),
    "a cell that reaches down is no head of its rows": (
        element(
            "table",
            element("tr", cell("td", "a", of={"attributes": {"rowspan": "2"}}), cell("td", "b")),
            element("tr", cell("td", "c"), break_inside="avoid"),
            of={"widths": (50.0, 60.0), "attributes": {"id": "t"}},
        ),
    ),
    "columns are a section of their own": (
        P("a"),
        element("div", P("b"), columns=2, column_gap=12.0),
        P("c"),
    ),
    "breaks begin pages and sections": (
        P("a"),
        P("b", break_before="page"),
        P("c", break_before="right"),
        P("d", page="wide"),
        P("e", page="wide", break_after="always"),
        P("f"),
    ),
    "a callout names its styles": (
        element(
            "aside",
            P("K", role="callout-label"),
            P("a"),
            role="callout",
            of={"attributes": {"data-kind": "key", "id": "k"}},
            **GROUND,
        ),
    ),
    "a block within a frame begins at its top": (
        element(
            "aside",
            element("section", P("a", **AROUND), role="block", of={"attributes": {"data-block": "cost"}}),
            role="callout",
            of={"attributes": {"data-kind": "warning"}},
            **GROUND,
        ),
        P("c"),
    ),
    "a block is held by a control": (
        element(
            "section",
            P("a"),
            P("b"),
            role="block",
            of={"attributes": {"data-block": "cost", "data-version": "short"}},
        ),
    ),
}


@pytest.mark.parametrize("fact", list(CASES))
def test_an_element_becomes_blocks_in_their_places(fact: str) -> None:
    golden = (Path(__file__).parent / "goldens" / "body-of-sides.txt").read_text("utf-8")
    lines = golden.partition(f"# {fact}\n")[2].partition("\n#")[0].splitlines()

    assert outline(*CASES[fact]) == lines


def outline(*children: Element) -> list[str]:
    """One line for each block: its role or kind, its words, and where it stands."""
    layout = page(*children)
    return list(_lines(build_body(layout.root, layout).blocks))


def _lines(blocks: tuple[Block, ...], indent: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield indent + _paragraph(block)
            case Table():
                sides = f"left {block.left:g}, gap {block.gap:g}, widths {block.widths}"
                yield f"{indent}{block.kind} table, {sides}{', row heads' if block.has_row_heads else ''}"
                for row in block.rows:
                    for cell in row.cells:
                        where = f"{cell.columns}x{cell.rows}" if not cell.is_covered else "covered"
                        look = (
                            f"padding {cell.padding}, edges {_widths(cell.border)}, ground {cell.background}"
                        )
                        yield f"{indent}  {row.part} {where}, {look}"
                        yield from _lines(cell.blocks, f"{indent}    ")
            case ContentBlock():
                yield f"{indent}block {block.block}"
                yield from _lines(block.blocks, f"{indent}  ")
            case SectionEnd():
                yield f"{indent}section {block.page or '-'} {block.columns} {block.begins}"
            case _:
                yield indent + type(block).__name__


def _paragraph(each: Paragraph) -> str:
    look = each.look
    text = "".join(run.text for run in walk_inlines(each.content) if isinstance(run, Run))
    number = each.numbering
    parts = [
        f"{each.role} “{text}”: gap {each.gap:g}, left {look.left:g}, right {look.right:g}",
        f"first {look.first:g}" if look.first else "",
        f"list {number.list_id} {number.level.text} at {number.level.left:g}" if number else "",
        f"from {number.start}" if number and number.start != 1 else "",
        f"edges {_widths(look.border)} space {look.space}" if any(look.border) else "",
        "with next" if look.keeps_next else "",
        "whole" if look.keeps_lines else "",
        f"tabs {[(tab.position, tab.align, tab.leader) for tab in each.tabs]}" if each.tabs else "",
        f"anchors {each.anchors}" if each.anchors else "",
        "new page" if each.starts_page else "",
    ]
    return ", ".join(part for part in parts if part)


def _widths(edges: Edges) -> list[float | None]:
    return [None if edge is None else edge.width for edge in edges]
