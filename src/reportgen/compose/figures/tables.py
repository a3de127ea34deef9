"""Tables, written in place or from data → HTML."""

from __future__ import annotations

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.figures.captions import paragraphs_as, write_caption, write_inline, write_source_line
from reportgen.compose.figures.data import data_rows
from reportgen.compose.figures.table_layout import Layout, column_tags, is_number, table_layout
from reportgen.compose.markup import attribute, element
from reportgen.compose.words.inline import write_words
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.text.tree import Node

ALIGNMENTS = {"text-align:right": "right", "text-align:center": "center", "text-align:left": "left"}


@frozen
class Cell:
    """The HTML of a cell, its bare words, and how its column was aligned in place."""

    html: str
    words: str
    align: str | None
    place: Span


def write_plain_table(node: Node, draft: Draft, setting: Setting) -> str:
    """A Markdown table that stands by itself."""
    return _table(node, _written_rows(node, draft, setting), draft, setting)


def write_captioned_table(node: Node, draft: Draft, setting: Setting) -> str:
    """`::: table`: from data, or around a Markdown table; what else it holds is a note below."""
    tables = [child for child in node.children if child.kind == "table"]
    data = node.attributes.get("data")
    if (data is None) == (not tables) or len(tables) > 1:
        draft.say(
            "table-without-rows" if not tables and data is None else "table-twice",
            "a table takes its rows from one place",
            node.place,
            "name data=…, or write one table inside",
        )
        return ""
    rows = _data_rows(data, node, draft, setting) if data else _written_rows(tables[0], draft, setting)
    notes = tuple(child for child in node.children if child.kind != "table")
    parts = (
        _table(node, rows, draft, setting),
        paragraphs_as("table-note", notes, draft, setting),
        write_source_line(node.attributes.get("source"), node.place, draft, setting),
    )
    return "\n".join(part for part in parts if part)


def _written_rows(node: Node, draft: Draft, setting: Setting) -> list[list[Cell]]:
    return [
        [
            Cell(
                write_words(cell.children, draft, setting),
                "".join(each.text for child in cell.children for each in child.walk()),
                ALIGNMENTS.get(cell.attributes.get(":style", "")),
                cell.place,
            )
            for cell in row.children
        ]
        for row in node.walk()
        if row.kind == "tr"
    ]


def _data_rows(name: str, node: Node, draft: Draft, setting: Setting) -> list[list[Cell]]:
    return [
        [
            Cell(write_inline(cell.text, cell.span, draft, setting), cell.text, None, cell.span)
            for cell in row.cells
        ]
        for row in data_rows(name, node.place, draft)
    ]


def _table(node: Node, rows: list[list[Cell]], draft: Draft, setting: Setting) -> str:
    if not rows:
        return ""
    layout = table_layout(node, len(rows[0]), len(rows), draft)
    if layout is None:
        return ""
    for row in rows:
        for number, cell in enumerate(row, 1):
            if not cell.words.strip():
                message = f"cell {number} of this row is empty"
                draft.say("empty-cell", message, cell.place, 'write "Not stated", or what it means')
    caption = write_caption(node, node.attributes.get("caption", ""), draft, setting)
    head, body = rows[: layout.head], rows[layout.head :]
    aligned = tuple(_alignment(layout, number, body) for number in range(len(rows[0])))
    parts = (
        element("caption", caption) if caption else "",
        column_tags(layout),
        element("thead", _rows(head, aligned, len(rows[0]))),
        element("tbody", _rows(body, aligned, layout.rowhead)),
    )
    kept = {name: node.attributes.get(name) for name in ("id", "lang", "dir")}
    return element(
        "table",
        "\n".join(part for part in parts if part),
        data_summary=node.attributes.get("summary"),
        **kept,
    )


def _alignment(layout: Layout, column: int, body: list[list[Cell]]) -> str | None:
    if layout.align:
        align: str | None = layout.align[column]
    else:
        align = body[0][column].align if body else None
        if align is None and body and all(is_number(row[column].words) for row in body):
            align = "right"
    return None if align == "left" else align


def _rows(rows: list[list[Cell]], aligned: tuple[str | None, ...], headed: int) -> str:
    """Rows whose first `headed` cells are headers."""
    is_head = headed >= len(aligned)
    written = []
    for row in rows:
        cells = []
        for number, cell in enumerate(row):
            scope = ("col" if is_head else "row") if number < headed else None
            tag = "td" if scope is None else "th"
            attributes = attribute("scope", scope) + attribute("data-align", aligned[number])
            cells.append(f"<{tag}{attributes}>{cell.html}</{tag}>")
        written.append(element("tr", "".join(cells)))
    return "\n" + "\n".join(written) + "\n"
