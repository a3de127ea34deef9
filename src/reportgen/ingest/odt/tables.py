"""Tables of an OpenDocument text → tables of passages."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from reportgen.ingest.odt.names import TABLE
from reportgen.ingest.odt.walk import OdtContext, OdtWalk
from reportgen.ingest.passages.join import Cell, even, joined
from reportgen.model.imported import Image, Passage, Table


def add_table(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    """Add a table with its cells in even rows, then the pictures in them; one column is no table."""
    rows = list(element.iter(TABLE + "table-row"))
    rows = [row for row in rows if next(row.iterancestors(TABLE + "table"), None) is element]
    parts = [list(row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell")) for row in rows]
    if max(map(len, parts), default=0) <= 1:
        for cell in (cell for row in parts for cell in row):
            walk.read(cell, replace(context, item=None))
        return
    place = walk.where()
    pictures: list[Passage] = []
    cells: list[list[Cell]] = []
    for row in parts:
        made: list[Cell] = []
        for cell in row:
            passages = walk.apart(cell)
            pictures += [each for each in passages if isinstance(each, Image)]
            repeated = cell.get(TABLE + "number-columns-repeated") or "1"
            words = joined(passages)
            across = int(repeated) if repeated.isdigit() and len(repeated) < 4 and not words else 1
            made.append(Cell(words, across))
        cells.append(made)
    walk.gathered.add(Table(even(cells), place))
    for picture in pictures:
        walk.gathered.add(picture)
