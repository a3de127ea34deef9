"""Tables → rows on a grid of used widths, with spans, repeated heads and a caption."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.report.layout import Element
from reportgen.model.report.vocabulary import CHANGE, MAX_SPAN
from reportgen.write.docx.body.builder import Builder
from reportgen.write.docx.body.document_facts import squeeze
from reportgen.write.docx.body.leaves import label_anchor
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.style.change_bars import barred_row
from reportgen.write.docx.values.blocks import Block, Cell, Paragraph, Table, TableRow
from reportgen.write.docx.values.looks import NO_EDGES, NO_SIDES, without_frame
from reportgen.write.docx.values.replace import replace
from reportgen.write.docx.values.scope import Scope

PARTS = {"thead": "head", "tbody": "body", "tfoot": "foot"}
ROLES = {"head": "Table Heading", "foot": "Table Total"}
META_ROLES = {
    "Table Heading": "Meta Heading",
    "Table Text": "Meta Text",
    "Table Row Heading": "Meta Heading",
}
VERTICAL = {"middle": "center", "bottom": "bottom"}
WIDEST_GRID = 63  # Word opens no table with more columns


def read_table(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a table with its caption."""
    look = element.look
    caption = next((each for each in element.elements if each.tag == "caption"), None)
    flow.margin(look.margin[0])
    if caption is not None and look.caption_side != "bottom":
        _caption(builder, caption, element.id, flow, scope)
    builder.close_marker(flow)
    grid = _grid(element)
    columns = max((place + span for _, line in grid for place, span, _ in line), default=0)
    if columns:
        flow.add(_table(builder, element, caption, grid, scope))
    elif element.id:
        builder.anchors.append(element.id)
    if caption is not None and look.caption_side == "bottom":
        _caption(builder, caption, element.id, flow, scope)
    flow.margin(look.margin[2])


# Columns are as wide as their longest word in the engine's measure; other programs measure a little wider.
SLACK = 0.25  # points

COVERED = Cell(
    columns=1,
    rows=1,
    is_covered=True,
    blocks=(),
    background=None,
    border=NO_EDGES,
    padding=NO_SIDES,
    vertical="top",
)

# A row's cells as (first column, columns, cell); None where a cell from above reaches down.
Line = list[tuple[int, int, Element | None]]


def _grid(element: Element) -> list[tuple[tuple[str, Element], Line]]:
    rows = [
        (PARTS.get(group.tag, "body"), row)
        for group in element.elements
        if group.tag in PARTS
        for row in group.elements
        if row.tag == "tr"
    ]
    rows += [("body", row) for row in element.elements if row.tag == "tr"]
    # Word repeats only the rows at the top, and a foot comes last on paper.
    rows.sort(key=lambda row: ("head", "body", "foot").index(row[0]))
    reaching: dict[int, tuple[int, int]] = {}  # column → (rows left, columns)
    grid: list[tuple[tuple[str, Element], Line]] = []
    for number, (part, row) in enumerate(rows):
        line: Line = []
        place = 0
        same_part = sum(1 for other, _ in rows[number:] if other == part)
        cells = [each for each in row.elements if each.tag in {"td", "th"}]
        while cells or any(column >= place for column in reaching):
            if place in reaching:
                left, span = reaching[place]
                line.append((place, span, None))
                reaching[place] = (left - 1, span)
                place += span
                continue
            if not cells:
                gap_end = min(column for column in reaching if column >= place)
                line.append((place, gap_end - place, _nothing(row)))
                place = gap_end
                continue
            cell = cells.pop(0)
            free = min((column for column in reaching if column > place), default=place + MAX_SPAN) - place
            span = min(_span(cell, "colspan"), free)
            deep = min(_span(cell, "rowspan"), same_part)
            line.append((place, span, cell))
            if deep > 1:
                reaching[place] = (deep - 1, span)
            place += span
        # What reached into this row has one row less to go; what began here has not been counted down yet.
        reaching = {column: each for column, each in reaching.items() if each[0] > 0}
        grid.append(((part, row), line))
    return grid


def _table(
    builder: Builder,
    element: Element,
    caption: Element | None,
    grid: list[tuple[tuple[str, Element], Line]],
    scope: Scope,
) -> Table:
    columns = max(place + span for _, line in grid for place, span, _ in line)
    widths = element.widths if len(element.widths) == columns else _even(scope.inner_width, columns)
    rows = tuple(
        _row(builder, placed, _filled(line, columns, placed[1]), widths, _depths(grid, number))
        for number, (placed, line) in enumerate(grid)
    )
    anchors = tuple(
        dict.fromkeys([*builder.anchors, *([element.id] if element.id and caption is None else [])])
    )
    builder.anchors.clear()
    title = squeeze(caption.text()) if caption is not None else ""
    kind = "meta" if element.role == "meta" else "data"
    if kind == "meta":
        rows = tuple(_meta(row) for row in rows)
    return Table(
        kind=kind,
        widths=widths,
        left=round(scope.left + element.look.margin[3], 2),
        rows=rows,
        title=title,
        description=element.attributes.get("data-summary", ""),
        has_row_heads=any(
            line and line[0][2] is not None and line[0][2].tag == "th"
            for (part, _), line in grid
            if part == "body"
        ),
        anchors=anchors,
    )


def _row(
    builder: Builder,
    placed: tuple[str, Element],
    line: Line,
    widths: tuple[float, ...],
    depth: dict[int, int],
) -> TableRow:
    part, row = placed
    cells: list[Cell] = []
    for place, span, cell in line:
        if cell is None:
            cells.append(replace(COVERED, columns=span))
            continue
        room = sum(widths[place : place + span]) - cell.look.padding[1] - cell.look.padding[3]
        read = _cell(builder, cell, row, part, room)
        cells.append(replace(read, columns=span, rows=depth.get(place, 1)))
    first, last = row.pages
    keeps = part == "head" or (first == last and row.look.break_inside in {"avoid", "avoid-page"})
    return TableRow(part, barred_row(cells, row.attributes.get(CHANGE, "")), keeps)


def _cell(builder: Builder, cell: Element, row: Element, part: str, room: float) -> Cell:
    look = cell.look
    role = ROLES.get(part) or ("Table Row Heading" if cell.tag == "th" else "Table Text")
    if cell.id:
        builder.anchors.append(cell.id)
    flow = Flow()
    bare = replace(cell, look=without_frame(look))
    place = Scope(width=room, role=role, context="table", is_page_level=False)
    if cell.tag in {"td", "th"} and cell.children:
        builder.read_all(bare.children, bare, flow, place)
    below = flow.take_gap()
    right = look.padding[1] - SLACK if look.padding[1] > 2 * SLACK else look.padding[1]
    padding = (look.padding[0], right, round(look.padding[2] + below, 2), look.padding[3])
    blocks = tuple(_with_next(flow.blocks)) if part == "head" else tuple(flow.blocks)
    ground = look.background or row.look.background
    vertical = VERTICAL.get(look.raised, "top")
    return replace(
        COVERED,
        is_covered=False,
        blocks=blocks,
        background=ground,
        border=look.border,
        padding=padding,
        vertical=vertical,
    )


def _meta(row: TableRow) -> TableRow:
    """The row with styles of its own: report data is set apart from tables of the text."""
    cells = tuple(
        replace(
            cell,
            blocks=tuple(
                replace(each, role=META_ROLES.get(each.role, each.role))
                if isinstance(each, Paragraph)
                else each
                for each in cell.blocks
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _with_next(blocks: Iterable[Block]) -> list[Block]:
    return [
        replace(each, look=replace(each.look, keeps_next=True)) if isinstance(each, Paragraph) else each
        for each in blocks
    ]


def _caption(builder: Builder, caption: Element, anchor: str, flow: Flow, scope: Scope) -> None:
    if anchor:
        builder.anchors.append(anchor)
    start = len(flow.blocks)
    builder.paragraph(caption, caption.children, flow, replace(scope, context="table"), "Caption")
    for number, block in enumerate(flow.blocks[start:], start):
        if isinstance(block, Paragraph):
            flow.blocks[number] = replace(
                block,
                content=label_anchor(block.content, anchor) if anchor else block.content,
                look=replace(block.look, keeps_next=True),
            )


def _depths(grid: list[tuple[tuple[str, Element], Line]], number: int) -> dict[int, int]:
    """For each column where a cell of this row begins: how many rows it covers."""
    depths: dict[int, int] = {}
    for place, _, cell in grid[number][1]:
        if cell is None:
            continue
        deep = 1
        for _, line in grid[number + 1 :]:
            if not any(column == place and below is None for column, _, below in line):
                break
            deep += 1
        depths[place] = deep
    return depths


def _filled(line: Line, columns: int, row: Element) -> Line:
    end = max((place + span for place, span, _ in line), default=0)
    return [*line, (end, columns - end, _nothing(row))] if end < columns else line


def _nothing(row: Element) -> Element:
    """An empty cell where the author wrote none: a grid has no holes."""
    return replace(row, tag="td", role="", attributes={}, children=(), before=None, after=None)


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1")
    return max(1, min(MAX_SPAN, int(text))) if text.isdigit() else 1


def _even(width: float, columns: int) -> tuple[float, ...]:
    return tuple(round(width / columns, 2) for _ in range(columns))
