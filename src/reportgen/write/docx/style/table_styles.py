"""The probe's tables → table styles: how cells look by the part of the table that they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Sides
from reportgen.write.docx.ooxml import Node, parent, w
from reportgen.write.docx.style.properties import cell_borders, cell_margins, shading
from reportgen.write.docx.values.blocks import Body, Cell, Table
from reportgen.write.docx.values.looks import NO_EDGES, NO_SIDES, Edges

TABLE_STYLES: Mapping[str, str] = {"data": "Report Table", "meta": "Report Meta Table"}
CONDITIONS: Mapping[str, str] = {
    "head": "firstRow",
    "foot": "lastRow",
    "odd": "band1Horz",
    "even": "band2Horz",
}


@frozen
class CellLook:
    """What a table style says of a cell."""

    background: str | None
    border: Edges
    padding: Sides

    @classmethod
    def bare(cls) -> CellLook:
        """A cell without any style."""
        return cls(None, NO_EDGES, NO_SIDES)


def read_table_looks(probe: Body) -> Mapping[str, Mapping[str, CellLook]]:
    """The looks of each kind of table by part: `plain`, `head`, `odd`, `even`, `foot`."""
    found: dict[str, dict[str, CellLook]] = {}
    for block in probe.blocks:
        for table in _tables(block):
            if table.kind not in found:
                found[table.kind] = _looks(table)
    return found


def _tables(block: object) -> list[Table]:
    if isinstance(block, Table):
        return [block]
    return [table for each in getattr(block, "blocks", ()) for table in _tables(each)]


def _looks(table: Table) -> dict[str, CellLook]:
    cells: dict[str, list[Cell]] = {"head": [], "body": [], "foot": []}
    for row in table.rows:
        cells[row.part].append(row.cells[-1])
    body = [_look(cell) for cell in cells["body"]] or [CellLook.bare()]
    padding = body[0].padding
    # Edges stand in the conditions only: an edge of the whole table would show between head and body too.
    looks = {"plain": CellLook(None, NO_EDGES, padding), "odd": body[0], "even": body[1 % len(body)]}
    for part in ("head", "foot"):
        if cells[part]:
            own = _look(cells[part][0])
            # A condition of a style cannot change the padding in a way that all readers follow.
            looks[part] = CellLook(own.background, own.border, padding)
    for part in ("odd", "even"):
        looks[part] = CellLook(looks[part].background, body[0].border, padding)
    return looks


def _look(cell: Cell) -> CellLook:
    return CellLook(cell.background, cell.border, cell.padding)


def write_table_style(name: str, style_id: str, base_id: str, looks: Mapping[str, CellLook]) -> Node:
    """`w:style` of a table. Text belongs to paragraph styles, so it says only edges, grounds and padding."""
    style = w("style", type="table", customStyle=1, styleId=style_id)
    plain = looks["plain"]
    margins = cell_margins("tblCellMar", plain.padding)
    style.extend(
        [
            w("name", name),
            w("basedOn", base_id),
            w("uiPriority", 99),
            w("qFormat"),
            parent("pPr", w("spacing", before=0, after=0)),
            parent("tblPr", w("tblStyleRowBandSize", 1), margins),
        ]
    )
    for part, condition in CONDITIONS.items():
        if part in looks:
            conditional = w("tblStylePr", type=condition)
            conditional.extend(_cell_properties(looks[part], plain))
            if len(conditional):
                style.append(conditional)
    return style


def _cell_properties(look: CellLook, base: CellLook) -> list[Node]:
    properties = cell_borders(look.border, base.border)
    if look.background != base.background:
        properties.append(shading(look.background))
    return [parent("tcPr", *properties)] if properties else []
