"""The smallest parts of the flow around values: laid out alone, and put back where nothing else moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.block import block_level_layout

from reportgen.write.engine.shared.marked import Holder

# Two measures in px that differ by less are one.
SLACK = 1e-6


@dataclass(slots=True)
class Unit:
    """One block of the flow whose inside a value can change.

    `source` is its box before layout. `placed` are the boxes made of it, each with its parent and the
    index of its page; more than one where it is split. `skeleton` is the shape that the flow around it
    was laid out for.
    """

    source: Any
    placed: list[tuple[Any, Any, int]]
    skeleton: tuple[Any, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, counted from 0."""
        return tuple(page for _, _, page in self.placed)


def find_units(holders: Iterable[Holder], pages: list[Any]) -> tuple[list[Unit], list[Unit]]:
    """The units around texts: those that can be laid out alone, and the others."""
    sources = {id(source): source for each in holders if each.above for source in (_around(each.above),)}
    found: dict[int, list[tuple[Any, Any, int]]] = {number: [] for number in sources}
    # Laying out copies a box; its style stays the same object.
    by_style = {
        (id(source.style), type(source), id(source.element)): number for number, source in sources.items()
    }
    for page, box in enumerate(pages):
        for parent, each in _with_parents(box):
            number = by_style.get((id(each.style), type(each), id(each.element)))
            if number is not None:
                found[number].append((each, parent, page))
    units = [
        Unit(sources[number], placed, skeleton_of(placed[0][0]) if placed else ())
        for number, placed in found.items()
    ]
    return [unit for unit in units if len(unit.placed) == 1], [
        unit for unit in units if len(unit.placed) != 1
    ]


def stands_alone(unit: Unit, context: Any) -> bool:
    """Whether laying the unit out alone makes what the whole layout made."""
    new = lay_out_alone(unit, context)
    return new is not None and texts_of(new) == texts_of(unit.placed[0][0])


def lay_out_alone(unit: Unit, context: Any) -> Any:
    """The unit with the words that its source now holds; None where anything around it would move."""
    placed, parent, page = unit.placed[0]
    context.current_page = page + 1
    # A line that is taken back would give its note back too.
    context.footnotes = []
    unit.source.position_x, unit.source.position_y = placed.position_x, placed.position_y
    positioned: list[Any] = []
    context.create_block_formatting_context()
    new, resume_at, *_ = block_level_layout(
        context,
        unit.source,
        bottom_space=-inf,
        skip_stack=None,
        containing_block=parent,
        page_is_empty=False,
        absolute_boxes=positioned,
        fixed_boxes=positioned,
        adjoining_margins=[],
    )
    context.finish_block_formatting_context()
    if new is None or resume_at is not None or positioned or skeleton_of(new) != unit.skeleton:
        return None
    new.index = getattr(placed, "index", None)
    return new


def put_in_place(unit: Unit, new: Any, page: Any, context: Any) -> None:
    """Put the unit's new box where the old one stood."""
    placed, parent, number = unit.placed[0]
    layout_box_backgrounds(page, new, context.get_image_from_uri)
    children = [new if each is placed else each for each in parent.children]
    parent.children = type(parent.children)(children)
    unit.placed[0] = (new, parent, number)


def _around(chain: tuple[Any, ...]) -> Any:
    """The innermost box around a text whose width does not follow from what it holds."""
    unit = chain[0]
    for box in chain:
        if not isinstance(box, boxes.BlockBox) or not box.is_in_normal_flow():
            break
        unit = box
        has_columns = box.style["column_width"] != "auto" or box.style["column_count"] != "auto"
        if box.is_table_wrapper or has_columns:
            break
    return unit


def _with_parents(box: Any) -> Iterator[tuple[Any, Any]]:
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        yield box, child
        yield from _with_parents(child)


def skeleton_of(box: Any) -> tuple[Any, ...]:
    """Every box but those within lines, with its place and height: what decides where things may break."""
    if isinstance(box, boxes.LineBox):
        return ("line", _close(box.position_y), _close(box.height), _close(box.baseline))
    margins = (_close(box.margin_top), _close(box.margin_bottom))
    children = box.children if isinstance(box, boxes.ParentBox) else ()
    return (
        type(box).__name__,
        _close(box.position_y),
        _close(box.height),
        *margins,
        *(skeleton_of(child) for child in children),
    )


def texts_of(box: Any) -> list[tuple[Any, ...]]:
    """Every text within a box, with its place and width."""
    return [
        (each.text, _close(each.position_x), _close(each.position_y), _close(each.width))
        for each in box.descendants()
        if isinstance(each, boxes.TextBox)
    ]


def _close(length: float) -> int:
    return round(length / SLACK)
