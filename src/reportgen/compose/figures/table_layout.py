"""The attributes of a table → how many headers, which alignment, which widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.model.frozen import frozen

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft
    from reportgen.text.tree import Node

ALIGN = {"l": "left", "c": "center", "r": "right"}
_NUMBER = re.compile(r"[−+–-]?[\d][\d\s.,’']*\s?(?:%|[kKM])?")


@frozen
class Layout:
    """`align` and `widths` (percent) are empty where the author leaves them to the build."""

    head: int
    rowhead: int
    align: tuple[str, ...]
    widths: tuple[float, ...]


def table_layout(node: Node, columns: int, rows: int, draft: Draft) -> Layout | None:
    """The layout; None, and a diagnostic, where the attributes do not fit the table."""
    before = len(draft.diagnostics)
    head = _count(node, "head", 1, draft)
    rowhead = _count(node, "rowhead", 0, draft)
    if head == 0:
        draft.say(
            "table-without-header", "this table has no header row", node.place, "leave head out, or head=1"
        )
    if head >= rows:
        draft.say("table-without-rows", "this table has no rows below its header", node.place, "write some")
    if rowhead >= columns:
        message = f"{rowhead} header columns leave no cells in {columns} columns"
        draft.say("bad-number", message, node.place, f"rowhead is at most {columns - 1}")
    layout = Layout(head, rowhead, _align(node, columns, draft), _widths(node, columns, draft))
    return layout if len(draft.diagnostics) == before else None


def column_tags(layout: Layout) -> str:
    """The widths for the stylesheet: `<col data-width="30">`."""
    if not layout.widths:
        return ""
    columns = "".join(f'<col data-width="{width:g}">' for width in layout.widths)
    return f"<colgroup>{columns}</colgroup>"


def is_number(words: str) -> bool:
    """Whether a cell holds a figure, which reads better aligned right."""
    return _NUMBER.fullmatch(words.strip()) is not None


def _count(node: Node, name: str, usual: int, draft: Draft) -> int:
    written = node.attributes.get(name)
    if written is None:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) <= 2):
        draft.say("bad-number", f'{name} is "{written}", not a number', node.place)
        return usual
    return int(written)


def _align(node: Node, columns: int, draft: Draft) -> tuple[str, ...]:
    written = node.attributes.get("align", "")
    if not written:
        return ()
    if len(written) != columns or not set(written) <= set(ALIGN):
        message = f'align="{written}" does not fit {columns} columns'
        draft.say("bad-alignment", message, node.place, "one letter for each column: l, c or r")
        return ()
    return tuple(ALIGN[letter] for letter in written)


def _widths(node: Node, columns: int, draft: Draft) -> tuple[float, ...]:
    written = node.attributes.get("widths", "")
    if not written:
        return ()
    parts = [part.strip().removesuffix("%") for part in written.split(",")]
    numbers = [float(part) for part in parts if re.fullmatch(r"\d{1,3}(\.\d{1,2})?", part)]
    if len(numbers) != columns or len(parts) != columns or min(numbers) <= 0:
        message = f'widths="{written}" does not fit {columns} columns'
        draft.say("bad-widths", message, node.place, "one number above 0 for each column, with commas")
        return ()
    return tuple(round(100 * number / sum(numbers), 2) for number in numbers)
