"""The attributes of a table → how many headers, which alignment, which widths."""

from __future__ import annotations

import re

from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Nodes
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.place import Place

ALIGN = {"l": "left", "c": "center", "r": "right"}
_NUMBER = re.compile(r"[−+–-]?[\d][\d\s.,’']*\s?(?:%|[kKM])?")


@frozen
class TableLayout:
    """`align` and `widths` (percent) are empty where the author leaves them to the build.

    `is_form`: readers fill in the cells that are empty.
    """

    head: int
    rowhead: int
    align: tuple[str, ...]
    widths: tuple[float, ...]
    is_form: bool


def table_layout(
    attributes: Attributes, place: Place, columns: int, rows: int, mistakes: Mistakes
) -> TableLayout | None:
    """The layout of the table at `place`; None, and a diagnostic, where the attributes do not fit it."""
    before = len(mistakes)
    head = _count(attributes, "head", 1, mistakes)
    rowhead = _count(attributes, "rowhead", 0, mistakes)
    asked = attributes.words("head").place or place
    if head == 0:
        hint = "leave head out, or head=1"
        mistakes.report("table-without-header", "this table has no header row", asked, hint)
    if head >= rows:
        mistakes.report("table-without-rows", "this table has no rows below its header", asked, "write some")
    if rowhead >= columns:
        message = f"{rowhead} header columns leave no cells in {columns} columns"
        there = attributes.words("rowhead").place or place
        mistakes.report("bad-number", message, there, f"rowhead is at most {columns - 1}")
    align, widths = _align(attributes, columns, mistakes), _widths(attributes, columns, mistakes)
    is_form = _is_form(attributes, mistakes)
    return TableLayout(head, rowhead, align, widths, is_form) if len(mistakes) == before else None


def column_tags(layout: TableLayout) -> Nodes:
    """The widths for the stylesheet: `<col data-width="30">`."""
    if not layout.widths:
        return ()
    return (element("colgroup", *(element("col", data_width=f"{width:g}") for width in layout.widths)),)


def is_number(words: str) -> bool:
    """Whether a cell holds a figure, which reads better aligned right."""
    return _NUMBER.fullmatch(words.strip()) is not None


def _count(attributes: Attributes, name: str, usual: int, mistakes: Mistakes) -> int:
    written = attributes.get(name)
    if written is None:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) <= 2):
        message = f'{name} is "{written}", not a number'
        mistakes.report("bad-number", message, attributes.words(name).place)
        return usual
    return int(written)


def _is_form(attributes: Attributes, mistakes: Mistakes) -> bool:
    written = attributes.get("fill")
    if written not in {None, "true", "false"}:
        message, place = f'"{written}" is no choice of fill', attributes.words("fill").place
        mistakes.report("unknown-choice", message, place, "fill=true lets readers fill in what is empty")
    return written == "true"


def _align(attributes: Attributes, columns: int, mistakes: Mistakes) -> tuple[str, ...]:
    written = attributes.get("align")
    if not written:
        return ()
    if len(written) != columns or not set(written) <= set(ALIGN):
        message = f'align="{written}" does not fit {columns} columns'
        hint = "one letter for each column: l, c or r"
        mistakes.report("bad-alignment", message, attributes.words("align").place, hint)
        return ()
    return tuple(ALIGN[letter] for letter in written)


def _widths(attributes: Attributes, columns: int, mistakes: Mistakes) -> tuple[float, ...]:
    written = attributes.get("widths")
    if not written:
        return ()
    parts = [part.strip().removesuffix("%") for part in written.split(",")]
    numbers = [float(part) for part in parts if re.fullmatch(r"\d{1,3}(\.\d{1,2})?", part)]
    if len(numbers) != columns or len(parts) != columns or min(numbers) <= 0:
        message = f'widths="{written}" does not fit {columns} columns'
        hint = "one number above 0 for each column, with commas"
        mistakes.report("bad-widths", message, attributes.words("widths").place, hint)
        return ()
    return tuple(round(100 * number / sum(numbers), 2) for number in numbers)
