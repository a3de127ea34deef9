"""The feet of pages whose notes show values: laid out alone, put back where they are as high as before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.block import block_level_layout

from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.engine.shared.units import skeleton_of, texts_of


@dataclass(slots=True)
class Foot:
    """The notes of the page with index `page`.

    `source` is their area before layout, `placed` the one on the page, `skeleton` the shape that the page
    was laid out for. What is called or printed on the pages `within` can depend on how high the notes are.
    """

    source: Any
    placed: Any
    page: int
    within: tuple[int, ...]
    skeleton: tuple[Any, ...]


def find_feet(marked: Collection[Any], areas: Mapping[int, Any], pages: list[Any]) -> list[Foot]:
    """The feet that hold one of the `marked` notes; `areas` go by the number of the page, from 1.

    Raises UnfitError where such a note is printed on no page or on several.
    """
    wanted = {id(each) for each in marked}
    called = {id(note): page for page, box in enumerate(pages) for note in notes_called(box)}
    feet: list[Foot] = []
    found: list[int] = []
    for page, box in enumerate(pages):
        source = areas.get(page + 1)
        notes = [id(each) for each in source.children] if source is not None else []
        held = wanted.intersection(notes)
        placed = next((each for each in box.children if isinstance(each, boxes.FootnoteAreaBox)), None)
        if not held or placed is None:
            continue
        found += held
        within = tuple(range(min(called.get(each, page) for each in held), page + 1))
        feet.append(Foot(source, placed, page, within, skeleton_of(placed)))
    if sorted(found) != sorted(wanted):
        raise UnfitError("a footnote with a value does not stand on one page")
    return feet


def notes_called(box: Any) -> Iterator[Any]:
    """The notes, as they were before layout, that are called within a box."""
    for each in (box, *box.descendants()):
        if each.footnote is not None:
            yield each.footnote


def foot_stands_alone(foot: Foot, pages: list[Any], context: Any) -> bool:
    """Whether laying the foot out alone makes what the whole layout made."""
    new = lay_out_foot(foot, pages, context)
    return new is not None and texts_of(new) == texts_of(foot.placed)


def lay_out_foot(foot: Foot, pages: list[Any], context: Any) -> Any:
    """The foot with the words that its notes now hold; None where it would take other room."""
    context.current_page = foot.page + 1
    positioned: list[Any] = []
    context.create_block_formatting_context()
    new = block_level_layout(
        context,
        create_anonymous_boxes(foot.source.deepcopy()),
        bottom_space=-inf,
        skip_stack=None,
        containing_block=pages[foot.page],
        page_is_empty=True,
        absolute_boxes=positioned,
        fixed_boxes=positioned,
    )[0]
    context.finish_block_formatting_context()
    if new is None or positioned:
        return None
    new.translate(dy=-new.margin_height())
    return new if skeleton_of(new) == foot.skeleton else None


def put_foot(foot: Foot, new: Any, page: Any, context: Any) -> None:
    """Put the foot's new box where the old one stood."""
    layout_box_backgrounds(page, new, context.get_image_from_uri)
    page.children = tuple(new if each is foot.placed else each for each in page.children)
    foot.placed = new
