"""Tables, written in place or from data → elements of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from reportgen.compose.figures.captions import CaptionWriter
from reportgen.compose.figures.data import DataFiles
from reportgen.compose.figures.table_layout import TableLayout, column_tags, is_number, table_layout
from reportgen.compose.nodes import LINE_END, element, in_lines
from reportgen.compose.words.allowed_attributes import kept_attributes
from reportgen.compose.words.block_context import BlockContext
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Element, Nodes
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Container, Table
from reportgen.model.text.inlines import Citation, CodeSpan, Mention, NoteCall, Plain, ValueCall
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.walk import Node, walk


@frozen
class CellOnPage:
    """What a cell shows, its text as written, and how its column was aligned in place."""

    nodes: Nodes
    text: str
    align: str
    place: Place


WriteRows: TypeAlias = Callable[[], list[list[CellOnPage]]]


@frozen
class TableWriter:
    """Writes tables."""

    captions: CaptionWriter
    data: DataFiles

    def write_plain(self, table: Table, context: BlockContext) -> Nodes:
        """A Markdown table that stands by itself."""
        return self._write(table.attributes, table.place, lambda: self._written_rows(table, context), context)

    def write_captioned(self, container: Container, context: BlockContext) -> Nodes:
        """`::: table`: from data, or around a Markdown table; what else it holds is a note below."""
        tables = [child for child in container.children if isinstance(child, Table)]
        has_data = "data" in container.attributes
        if has_data == bool(tables) or len(tables) > 1:
            self.captions.words.mistakes.report(
                "table-without-rows" if not tables and not has_data else "table-twice",
                "a table takes its rows from one place",
                container.name_place,
                "name data=…, or write one table inside",
            )
            return ()
        attributes = container.attributes

        def rows() -> list[list[CellOnPage]]:
            if tables:
                return self._written_rows(tables[0], context)
            return self._data_rows(attributes.words("data"), context)

        notes = tuple(child for child in container.children if not isinstance(child, Table))
        return in_lines(
            [
                self._write(attributes, container.place, rows, context),
                self.captions.paragraphs_as("table-note", notes, context),
                self.captions.source_line(attributes.words("source"), context),
            ]
        )

    def _written_rows(self, table: Table, context: BlockContext) -> list[list[CellOnPage]]:
        return [
            [
                CellOnPage(
                    self.captions.words.write(cell.children, context),
                    "".join(map(_own_text, walk(cell.children))),
                    cell.align,
                    cell.place,
                )
                for cell in row.cells
            ]
            for row in table.rows
        ]

    def _data_rows(self, name: Words, context: BlockContext) -> list[list[CellOnPage]]:
        return [
            [
                CellOnPage(self.captions.words.write_cell(cell.words, context), cell.text, "", cell.place)
                for cell in row.cells
            ]
            for row in self.data.rows(name)
        ]

    def _write(
        self, attributes: Attributes, place: Place, write_rows: WriteRows, context: BlockContext
    ) -> Nodes:
        mistakes = self.captions.words.mistakes
        # The caption stands above the rows, so its notes come before theirs.
        caption = self.captions.caption(place, attributes.words("caption"), context)
        rows = write_rows()
        layout = table_layout(attributes, place, len(rows[0]), len(rows), mistakes) if rows else None
        if layout is None:
            return ()
        for place_of_row, row in enumerate(rows):
            for number, cell in enumerate(row):
                is_corner = place_of_row == number == 0
                may_be_empty = is_corner or (layout.is_form and place_of_row >= layout.head)
                if not (cell.text.strip() or may_be_empty):
                    message = f"cell {number + 1} of this row is empty"
                    hint = 'write "Not stated", or what it means; fill=true lets readers fill it in'
                    self.captions.words.report_empty("empty-cell", message, cell.place, hint)
        head, body = rows[: layout.head], rows[layout.head :]
        if layout.is_form:
            body = [[_writable(cell) for cell in row] for row in body]
        aligned = tuple(_alignment(layout, number, body) for number in range(len(rows[0])))
        parts: Iterable[Nodes] = (
            (element("caption", *caption, place=place),) if caption else (),
            column_tags(layout),
            (element("thead", *_rows(head, aligned, len(rows[0]))),),
            (element("tbody", *_rows(body, aligned, layout.rowhead)),),
        )
        summary = attributes.words("summary") if "summary" in attributes else None
        kept = kept_attributes(attributes)
        return (element("table", *in_lines(parts), place=place, data_summary=summary, **kept),)


def _writable(cell: CellOnPage) -> CellOnPage:
    """The same cell, as high as a line of text where it is empty, so that somebody can write into it."""
    return cell if cell.nodes else replace(cell, nodes=(made("\u00a0", cell.place, Maker.GENERATOR),))


def _own_text(node: Node) -> str:
    """What a node adds to the text of its cell, as written."""
    if isinstance(node, Plain | CodeSpan):
        return str(node.words)
    if isinstance(node, Mention):
        return f"{node.term}{node.shown}"
    if isinstance(node, Citation):
        return node.written
    if isinstance(node, ValueCall):
        return node.name
    return node.label if isinstance(node, NoteCall) else ""


def _alignment(layout: TableLayout, column: int, body: Sequence[Sequence[CellOnPage]]) -> str | None:
    if layout.align:
        align = layout.align[column]
    else:
        align = body[0][column].align if body else ""
        if not align and body and all(is_number(row[column].text) for row in body):
            align = "right"
    return align if align not in {"", "left"} else None


def _rows(
    rows: Sequence[Sequence[CellOnPage]], aligned: tuple[str | None, ...], headed: int
) -> Iterator[Element | Words]:
    """Rows whose first `headed` cells are headers, each in a line of its own."""
    is_head = headed >= len(aligned)
    yield LINE_END
    for row in rows:
        cells = []
        for number, cell in enumerate(row):
            scope = ("col" if is_head else "row") if number < headed else None
            tag = "td" if scope is None else "th"
            align = aligned[number]
            cells.append(element(tag, *cell.nodes, place=cell.place, scope=scope, data_align=align))
        yield element("tr", *cells)
        yield LINE_END
