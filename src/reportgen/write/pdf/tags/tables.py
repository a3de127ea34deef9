"""An HTML table → which cells head which, and where rows are short (HTML 4.9.12, PDF/UA-1 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from reportgen.model.frozen import frozen
from reportgen.write.pdf.tags.roles import SCOPES

GROUPS = frozenset({"thead", "tbody", "tfoot"})


@frozen
class Cell:
    """One cell with the rows and columns it covers."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    scope: str | None


@frozen
class Grid:
    """`headers` are ids by cell; `missing` counts the cells that a row lacks, by row."""

    cells: Mapping[Element, Cell]
    ids: Mapping[Element, str]
    headers: Mapping[Element, tuple[str, ...]]
    missing: Mapping[Element, int]


def read_grid(table: Element, number: int) -> Grid:
    """Lay the cells on a grid. `number` makes the ids of this table's headers unique."""
    cells: dict[Element, Cell] = {}
    filled: set[tuple[int, int]] = set()
    rows = tuple(_rows(table))
    for y, (row, group, last) in enumerate(rows):
        x = 0
        for element in _cells(row):
            while (y, x) in filled:
                x += 1
            # A cell never reaches beyond its row group (HTML 4.9.12.1).
            tall = min(_span(element, "rowspan"), last - y + 1)
            wide = _span(element, "colspan")
            cells[element] = Cell(element, y, x, tall, wide, _scope(element, group, x))
            filled.update((y + down, x + right) for down in range(tall) for right in range(wide))
            x += wide
    width = max((x for _, x in filled), default=-1) + 1
    missing = {row: sum((y, x) not in filled for x in range(width)) for y, (row, _, _) in enumerate(rows)}
    ids = {
        cell.element: f"th-{number:03}-{cell.row:03}-{cell.column:02}"
        for cell in cells.values()
        if cell.scope is not None
    }
    return Grid(cells, ids, _headers(cells, ids), missing)


def _headers(cells: Mapping[Element, Cell], ids: Mapping[Element, str]) -> dict[Element, tuple[str, ...]]:
    above: dict[int, list[Cell]] = {}
    beside: dict[int, list[Cell]] = {}
    for cell in cells.values():
        if cell.scope == "Column":
            for x in range(cell.column, cell.column + cell.columns):
                above.setdefault(x, []).append(cell)
        elif cell.scope == "Row":
            for y in range(cell.row, cell.row + cell.rows):
                beside.setdefault(y, []).append(cell)
    headers: dict[Element, tuple[str, ...]] = {}
    for cell in cells.values():
        found = [
            head
            for y in range(cell.row, cell.row + cell.rows)
            for head in beside.get(y, ())
            if head.column < cell.column
        ]
        found += [
            head
            for x in range(cell.column, cell.column + cell.columns)
            for head in above.get(x, ())
            if head.row < cell.row
        ]
        headers[cell.element] = tuple(dict.fromkeys(ids[head.element] for head in found))
    return headers


def _rows(table: Element) -> Iterator[tuple[Element, str, int]]:
    """Rows with the tag of their group and the number of its last row."""
    groups = [
        (child.tag, [row for row in child if row.tag == "tr"]) for child in table if child.tag in GROUPS
    ]
    count = 0
    for tag, rows in groups:
        last = count + len(rows) - 1
        for row in rows:
            yield row, tag, last
        count += len(rows)


def _cells(row: Element) -> Iterator[Element]:
    return (child for child in row if child.tag in {"th", "td"})


def _span(element: Element, name: str) -> int:
    text = element.get(name) or "1"
    return max(1, int(text)) if text.isascii() and text.isdigit() else 1


def _scope(element: Element, group: str, column: int) -> str | None:
    if element.tag != "th":
        return None
    return SCOPES.get(element.get("scope")) or ("Row" if column == 0 and group != "thead" else "Column")
