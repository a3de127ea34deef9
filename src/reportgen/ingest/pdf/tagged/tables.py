"""A table of the structure tree → a table with even rows."""

from __future__ import annotations

from dataclasses import replace

from reportgen.ingest.passages.join import Cell, even, joined
from reportgen.ingest.pdf.tagged.notes import parts
from reportgen.ingest.pdf.tagged.tree import Element
from reportgen.ingest.pdf.tagged.walk import TagContext, TagWalk
from reportgen.model.imported import Image, Passage, Place, Table


def add_table(walk: TagWalk, element: Element, context: TagContext) -> None:
    """A table, its caption before it; one of a single column is paragraphs."""
    walk.flush(context)
    for caption in element.elements("Caption"):
        walk.one(caption, context, None)
    cells = [row.elements("TD", "TH") for row in _rows(element)]
    if max(map(len, cells), default=0) <= 1:
        for cell in (cell for row in cells for cell in row):
            walk.inside(cell, context)
            walk.flush(context)
        return
    first = next((mark[0] for mark in parts(element)), walk.page)
    made: list[list[Cell]] = []
    pictures: list[Passage] = []
    for row in cells:
        made.append([])
        for cell in row:
            passages = walk.apart(cell)
            words = joined(passages)
            if cell.kind == "TH":
                words = tuple(replace(each, marks=frozenset()) for each in words)
            pictures += [each for each in passages if isinstance(each, Image)]
            made[-1].append(Cell(words, cell.across, cell.down))
    walk.gathered.add(Table(even(made), Place(first)))
    for picture in pictures:
        walk.gathered.add(picture)


def _rows(element: Element) -> list[Element]:
    """The rows of a table, whatever groups them."""
    rows: list[Element] = []
    for kid in element.elements("TR", "THead", "TBody", "TFoot"):
        rows += [kid] if kid.kind == "TR" else _rows(kid)
    return rows
