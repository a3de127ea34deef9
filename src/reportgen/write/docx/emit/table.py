"""Table values → `w:tbl` on a fixed grid; cells say only what the table style does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.emit.inline import bookmarked
from reportgen.write.docx.emit.state import PartWriter
from reportgen.write.docx.emit.tracked import mark_turn
from reportgen.write.docx.ooxml import Node, name, parent, twips, w
from reportgen.write.docx.style.properties import cell_borders, cell_margins, shading
from reportgen.write.docx.style.table_styles import TABLE_STYLES, CellLook
from reportgen.write.docx.values.blocks import Block, Cell, Table, TableRow
from reportgen.write.docx.values.looks import NO_SIDES

CellWriter = Callable[[tuple[Block, ...], PartWriter], list[Node]]


def write_table(table: Table, writer: PartWriter, write_cell: CellWriter) -> Node:
    """The table with its grid, rows and cells."""
    if table.kind == "box":
        table = _inset(table)
    expected = _expectations(table, writer)
    covered: dict[int, Cell] = {}
    rows: list[Node] = []
    for number, row in enumerate(table.rows):
        cells: list[Node] = []
        place = 0
        for cell in row.cells:
            shown = _covered(cell, covered.get(place)) if cell.is_covered else cell
            if cell.rows > 1:
                covered[place] = cell
            width = sum(table.widths[place : place + cell.columns])
            node = _cell(shown, width, expected[number], writer, write_cell)
            cells.append(node)
            place += cell.columns
        rows.append(parent("tr", *_row_properties(row, writer), *cells))
    if table.anchors and rows:
        first = next(rows[0].iter(name("w:p")))
        first.extend(bookmarked(table.anchors, [], writer))
    grid = parent("tblGrid", *(w("gridCol", w=twips(width)) for width in table.widths))
    return parent("tbl", _properties(table, writer), grid, *rows)


def _covered(cell: Cell, above: Cell | None) -> Cell:
    """A place that a cell from above reaches into looks like that cell."""
    if above is None:
        return cell
    return replace(cell, background=above.background, border=above.border, padding=above.padding)


def _properties(table: Table, writer: PartWriter) -> Node:
    state = writer.state
    style = TABLE_STYLES.get(table.kind)
    properties = [w("tblStyle", state.style_id(style))] if style else []
    properties.append(w("tblW", w=twips(sum(table.widths)), type="dxa"))
    if table.left:
        properties.append(w("tblInd", w=twips(table.left), type="dxa"))
    properties.append(w("tblLayout", type="fixed"))
    if not style:
        properties.append(cell_margins("tblCellMar", NO_SIDES))
    properties.append(_look(table))
    if table.title:
        properties.append(w("tblCaption", table.title))
    if table.description:
        properties.append(w("tblDescription", table.description))
    return parent("tblPr", *properties)


def _look(table: Table) -> Node:
    heads, foots, bands = _parts(table)
    flags = {
        "firstRow": heads == 1,
        "lastRow": foots == 1,
        "firstColumn": table.has_row_heads,
        "lastColumn": False,
        "noHBand": not bands,
        "noVBand": True,
    }
    bits = {
        "firstRow": 0x20,
        "lastRow": 0x40,
        "firstColumn": 0x80,
        "lastColumn": 0x100,
        "noHBand": 0x200,
        "noVBand": 0x400,
    }
    value = sum(bits[flag] for flag, is_on in flags.items() if is_on)
    return w("tblLook", f"{value:04X}", **{flag: int(is_on) for flag, is_on in flags.items()})


def _parts(table: Table) -> tuple[int, int, bool]:
    """How many head and foot rows there are, and whether the style's bands fall on the right rows."""
    stays = [row.part for row in table.rows if row.turn is not Turn.REMOVED]
    heads, foots = stays.count("head"), stays.count("foot")
    return heads, foots, table.kind != "box" and heads <= 1


def _expectations(table: Table, writer: PartWriter) -> list[CellLook]:
    """What the table style gives the cells of each row."""
    looks = writer.state.book.tables.get(table.kind, {}) if table.kind != "box" else {}
    plain = looks.get("plain", CellLook.bare())
    heads, foots, bands = _parts(table)
    expected: list[CellLook] = []
    body = 0
    for row in table.rows:
        look = plain
        if row.part == "head" and heads == 1:
            look = looks.get("head", plain)
        elif row.part == "foot" and foots == 1:
            look = looks.get("foot", plain)
        elif row.part == "body" and bands:
            look = looks.get("even" if body % 2 else "odd", plain)
        body += row.part == "body" and row.turn is not Turn.REMOVED
        expected.append(look)
    return expected


def _row_properties(row: TableRow, writer: PartWriter) -> list[Node]:
    properties = []
    if row.keeps:
        properties.append(w("cantSplit"))
    if row.part == "head":
        properties.append(w("tblHeader"))
    marks = mark_turn(row.turn, writer.state)
    if marks and not properties:
        # Marks of revision follow at least one property (ECMA-376 17.4.81); this one says nothing.
        properties.append(w("gridBefore", 0))
    properties += marks
    return [parent("trPr", *properties)] if properties else []


def _cell(cell: Cell, width: float, expected: CellLook, writer: PartWriter, write_cell: CellWriter) -> Node:
    properties = [w("tcW", w=twips(width), type="dxa")]
    if cell.columns > 1:
        properties.append(w("gridSpan", cell.columns))
    if cell.is_covered:
        properties.append(w("vMerge"))
    elif cell.rows > 1:
        properties.append(w("vMerge", "restart"))
    properties += cell_borders(cell.border, expected.border)
    if cell.background != expected.background:
        properties.append(shading(cell.background))
    if cell.padding != expected.padding:
        properties.append(cell_margins("tcMar", cell.padding))
    if cell.vertical != "top":
        properties.append(w("vAlign", cell.vertical))
    return parent("tc", parent("tcPr", *properties), *write_cell(cell.blocks, writer))


def _inset(table: Table) -> Table:
    """The box with its edges inside, as in CSS: programs count half of an edge into the cell's margin."""
    *beside, cell = table.rows[0].cells
    right, left = (edge.width / 2 if edge else 0.0 for edge in (cell.border[1], cell.border[3]))
    padding = (cell.padding[0], cell.padding[1] + right, cell.padding[2], cell.padding[3] + left)
    row = replace(table.rows[0], cells=(*beside, replace(cell, padding=padding)))
    # A cell in front of it ends in the middle of the edge between them.
    widths = (*(each + left for each in table.widths[:-1]), table.widths[-1] - left - right)
    return replace(table, widths=widths, rows=(row,))
