"""Elements that hold other blocks → their blocks, in a frame where the stylesheet draws one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.model.report.layout import Element, Look
from reportgen.write.docx.body.builder import Builder, Marker
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.style.change_bars import barred_box, marked_as_one
from reportgen.write.docx.values.blocks import (
    Block,
    Cell,
    ContentBlock,
    Paragraph,
    SectionEnd,
    Table,
    TableRow,
)
from reportgen.write.docx.values.looks import NO_EDGES, NO_FRAME, Frame, frame_of, paragraph_look
from reportgen.write.docx.values.roles import callout_role
from reportgen.write.docx.values.scope import Scope

LEAST_BESIDE = 9.0  # points, room for a marker in front of a frame
PLAIN = frozenset({"p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "header"})


def read_container(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a container; its anchor goes to its first block."""
    if element.id:
        builder.anchors.append(element.id)
    if element.look.columns > 1 and scope.is_page_level:
        _columns(builder, element, flow, scope)
    elif frame_of(element.look) != frame_of(replace(element.look, background=None, border=NO_EDGES)):
        _framed(builder, element, flow, scope)
    else:
        _plain(builder, element, flow, scope)


def read_block(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a block of the project."""
    name = element.attributes.get("data-block", "")
    if not name or not scope.is_page_level:
        read_container(builder, element, flow, scope)
        return
    start = len(flow.blocks)
    read_container(builder, element, flow, scope)
    flow.blocks[start:] = _whole_blocks(flow.blocks[start:], name, element.attributes.get("data-version", ""))


def read_callout(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a callout: its text has the style of its kind."""
    role = callout_role(element.attributes.get("data-kind", ""))
    scope = replace(scope, role=role, label_role=f"{role} Label", context=role.lower())
    read_container(builder, element, flow, scope)


def read_quote(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a quotation."""
    read_container(builder, element, flow, replace(scope, role="Quote", context="quote"))


def _plain(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    look = element.look
    flow.margin(look.margin[0])
    flow.pad(look.padding[0])
    start = len(flow.blocks)
    builder.read_all(element.children, element, flow, scope.within(look))
    if look.break_inside in {"avoid", "avoid-page"}:
        flow.blocks[start:] = kept_together(flow.blocks[start:])
    flow.pad(look.padding[2])
    flow.margin(look.margin[2])


def _columns(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    count, gap = element.look.columns, element.look.column_gap
    if flow.blocks:
        builder.end_section(flow, "continuous")
    builder.columns = (count, gap)
    _plain(builder, element, flow, replace(scope, width=builder.text_width()))
    builder.end_section(flow, "continuous")
    builder.columns = (1, 0.0)


def _framed(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    read_framed(
        builder,
        element,
        flow,
        scope,
        lambda inner, place: builder.read_all(element.children, element, inner, place),
    )


def read_framed(
    builder: Builder, element: Element, flow: Flow, scope: Scope, read: Callable[[Flow, Scope], None]
) -> None:
    """Read what stands in a frame by `read`: as paragraphs that draw it, else as a table of one cell.

    Where the frame begins an item, the item's marker stands in a cell in front.
    """
    look = element.look
    left, right = scope.left + look.margin[3], scope.right + look.margin[1]
    if left < LEAST_BESIDE:
        builder.close_marker(flow)
    flow.margin(look.margin[0])
    inner, marker = Flow(), builder.take_marker()
    room = scope.width - left - right - look.padding[3] - (look.border[3].width if look.border[3] else 0.0)
    room -= look.padding[1] + (look.border[1].width if look.border[1] else 0.0)
    cell_scope = replace(scope, width=room, left=0.0, right=0.0, is_page_level=False)
    read(inner, cell_scope)
    blocks = tuple(inner.blocks)
    top = _gap_of(blocks[0]) if blocks else 0.0
    bottom = inner.take_gap()
    # Margins collapse through a side that has neither padding nor an edge (CSS 2.2, 8.3.1).
    if _is_open(look, 0):
        flow.margin(top)
        top = 0.0
    if _is_open(look, 2):
        below, bottom = max(look.margin[2], bottom), 0.0
    else:
        below = look.margin[2]
    gap = flow.take_gap()
    frame = frame_of(look, top, bottom)
    keeps = look.break_inside in {"avoid", "avoid-page"}
    framed = [] if marker else marked_as_one(_in_paragraphs(blocks, frame, left, right))
    if framed and frame.fits_paragraphs and not same_frame(flow.blocks, framed[0]):
        for number, paragraph in enumerate(kept_together(framed) if keeps else framed):
            assert isinstance(paragraph, Paragraph)  # noqa: S101  # _in_paragraphs gives nothing else
            flow.add(paragraph, gap=gap if number == 0 else paragraph.gap)
    elif blocks:
        padding = (look.padding[0] + top, look.padding[1], look.padding[2] + bottom, look.padding[3])
        cell = Cell(
            columns=1,
            rows=1,
            is_covered=False,
            blocks=_without_gap(blocks),
            background=look.background,
            border=look.border,
            padding=padding,
            vertical="top",
        )
        name = element.role.replace("-", " ") or "frame"
        beside = () if marker is None else (_beside(marker, cell),)
        width = scope.width - left - right
        flow.add(
            Table(
                kind="box",
                widths=(left, width) if beside else (width,),
                left=0.0 if beside else left,
                rows=(TableRow("body", (*beside, barred_box(cell)), keeps),),
                title="",
                description=f"Layout: {scope.context or name}",
                has_row_heads=False,
            ),
            gap=gap,
        )
    flow.margin(below)


def _is_open(look: Look, side: int) -> bool:
    return not look.padding[side] and look.border[side] is None


def kept_together(blocks: list[Block] | tuple[Block, ...]) -> list[Block]:
    """The blocks, each paragraph but the last on the page of the next."""
    last = len(blocks) - 1
    return [
        replace(
            block,
            look=replace(block.look, keeps_next=block.look.keeps_next or number < last, keeps_lines=True),
        )
        if isinstance(block, Paragraph)
        else block
        for number, block in enumerate(blocks)
    ]


def _in_paragraphs(blocks: tuple[Block, ...], frame: Frame, left: float, right: float) -> list[Block]:
    """The blocks inside the frame as paragraphs that draw it together; nothing if they cannot."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if len(paragraphs) != len(blocks) or any(not _is_plain(each) for each in paragraphs):
        return []
    if len({(each.look.left, each.look.right) for each in paragraphs}) != 1:
        return []
    shift = left + frame.left
    return [
        replace(
            each,
            tabs=tuple(replace(tab, position=tab.position + shift) for tab in each.tabs),
            look=replace(
                each.look,
                left=round(each.look.left + shift, 2),
                right=round(each.look.right + right + frame.right, 2),
                border=frame.border,
                space=frame.space,
                background=frame.background,
            ),
        )
        for each in paragraphs
    ]


def _beside(marker: Marker, cell: Cell) -> Cell:
    """A cell with the marker of the item that a box begins, at the height of its first line."""
    left = marker.numbering.level.left
    shape = replace(paragraph_look(marker.item.look, NO_FRAME, left, 0.0), before=0.0, after=0.0)
    line = Paragraph(marker.role, shape, (), numbering=marker.numbering)
    edge = cell.border[0].width if cell.border[0] else 0.0
    padding = (cell.padding[0] + edge, 0.0, 0.0, 0.0)
    return replace(cell, blocks=(line,), background=None, border=NO_EDGES, padding=padding)


def _is_plain(paragraph: Paragraph) -> bool:
    look = paragraph.look
    return not any(look.border) and look.background is None and paragraph.numbering is None


def same_frame(before: list[Block], first: Block) -> bool:
    """Word would join two neighbours with the same frame into one box."""
    last = before[-1] if before else None
    if isinstance(last, ContentBlock):
        last = last.blocks[-1] if last.blocks else None
    if not isinstance(last, Paragraph) or not isinstance(first, Paragraph):
        return False
    return last.look.border == first.look.border and last.look.space == first.look.space


def _gap_of(block: Block) -> float:
    return block.gap if isinstance(block, Paragraph | Table) else 0.0


def _without_gap(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first = blocks[0]
    return (replace(first, gap=0.0), *blocks[1:]) if isinstance(first, Paragraph | Table) else blocks


def _whole_blocks(blocks: list[Block], name: str, version: str) -> list[Block]:
    """One content block for each run of blocks that no section break interrupts."""
    found: list[Block] = []
    held: list[Block] = []
    for block in [*blocks, None]:
        if block is None or isinstance(block, SectionEnd):
            if held:
                found.append(ContentBlock(name, version, tuple(held)))
            held = []
            found.extend([block] if block is not None else [])
        else:
            held.append(block)
    return found
