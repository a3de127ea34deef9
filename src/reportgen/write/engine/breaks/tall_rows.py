"""Lets a row that is taller than a page begin where it stands, below the head of its table on every page.

A stylesheet that keeps rows whole cannot keep such a row. The engine first moves it to a page of its own and
there gives up the head of the table; word processors differ in where they begin it. A row that may break is
the same to all of them: the row that no page has room for gets that right, the others stay whole.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block, page

LETTERS = 200  # in one cell; fewer fill no page, however narrow their column
PAGE_HEIGHT = "reportgen_page_height"

engine_layout = block.table_layout
engine_page_height = page.page_height


def divide_tall_rows() -> None:
    """From now on; a second call changes nothing."""
    block.table_layout = table_layout
    page.page_height = page_height


def page_height(box: Any, context: Any, containing_block: Any) -> None:
    """What the engine's function of the same name does, and the height in px kept."""
    engine_page_height(box, context, containing_block)
    setattr(context, PAGE_HEIGHT, box.height)


def table_layout(  # noqa: PLR0917  # the engine's signature
    context: Any,
    table: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,  # noqa: FBT001  # as above
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
) -> Any:
    """What the engine's function of the same name does, after a look at the row that finds no room."""

    def lay_out(table: Any, bottom_space: float, skip_stack: Any, *, is_empty: bool) -> Any:
        return engine_layout(
            context, table, bottom_space, skip_stack, containing_block, is_empty, absolute_boxes, fixed_boxes
        )

    def forget(made: Any) -> None:
        if made is not None:
            block.remove_placeholders(context, [made], absolute_boxes, fixed_boxes)

    answer = lay_out(table, bottom_space, skip_stack, is_empty=page_is_empty)
    stopped = _stopped_at(table, skip_stack, answer)
    if stopped is None or context.in_column:
        return answer
    group, number = stopped
    row = table.children[group].children[number]
    if not _may_be_tall(row):
        return answer
    # The same row alone at the top of a page.
    further = context.page_bottom - table.position_y - getattr(context, PAGE_HEIGHT)
    alone = table.copy_with_children(table.children)
    tried = lay_out(alone, bottom_space + further, {group: {number: None}}, is_empty=True)
    forget(tried[0])
    if not _is_divided(tried, stopped, has_head=table.children[0].is_header):
        return answer
    forget(answer[0])
    _divide(row)
    return lay_out(table, bottom_space, skip_stack, is_empty=page_is_empty)


def _divide(row: Any) -> None:
    """Let it break; word processors give each part of a cell all its padding."""
    _restyle(row, "break_inside", "auto")
    for cell in row.children:
        _restyle(cell, "box_decoration_break", "clone")


def _restyle(box: Any, name: str, value: str) -> None:
    box.style = box.style.copy()
    box.style[name] = value


def _stopped_at(table: Any, skip_stack: Any, answer: Any) -> tuple[int, int] | None:
    """The group and the number of the row that goes to the next page, or was kept only by breaking it."""
    made, resume_at = answer[:2]
    place = skip_stack if made is None else resume_at
    if made is None and skip_stack is None:
        bodies = (each for each in table.children if not (each.is_header or each.is_footer))
        place = next(({table.children.index(each): None} for each in bodies), None)
    if not place:
        return None
    ((group, rows),) = place.items()
    ((number, _),) = (rows or {0: None}).items()
    return (group, number) if number < len(table.children[group].children) else None


def _may_be_tall(row: Any) -> bool:
    is_kept = row.style["break_inside"] in {"avoid", "avoid-page"}
    return is_kept and any(_has_letters(cell) for cell in row.children)


def _has_letters(cell: Any) -> bool:
    count = 0
    for each in cell.descendants():
        count += len(getattr(each, "text", ""))
        if count >= LETTERS:
            return True
    return False


def _is_divided(tried: Any, row: tuple[int, int], *, has_head: bool) -> bool:
    """Whether a row that had a whole page to itself was broken, or cost its table the head."""
    made, resume_at = tried[:2]
    if made is None or (has_head and not made.children[0].is_header):
        return True
    group, number = row
    return bool(resume_at and (resume_at.get(group) or {}).get(number))
