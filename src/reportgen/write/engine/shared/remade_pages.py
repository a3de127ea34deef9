"""Some pages laid out again between their neighbours; a break that would move raises UnfitError."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import layout_fixed_boxes
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.page import make_margin_boxes, remake_page

from reportgen.write.engine.shared.layout_state import LayoutState, start_of
from reportgen.write.engine.shared.marked import UnfitError

# A page begins anew whatever stood before it.
FREE = "any"


def pages_to_remake(touched: Iterable[int], state: LayoutState) -> list[int]:
    """The pages on which values stand, and each one before that ends where it does because of them.

    What does not fit is moved to the next page, so a value there can call it back. Nothing reaches back
    further: what would have to fit on two pages before is longer than the page between.
    """
    wanted = set(touched)
    wanted |= {page - 1 for page in wanted if page and state.context.page_maker[page][1]["break"] == FREE}
    return sorted(wanted)


def remake(number: int, pages: list[Any], html: Any, state: LayoutState) -> Any:
    """The page of index `number` with the words that the boxes now hold; `pages` are those of the layout.

    Raises UnfitError where it would end elsewhere, or where its neighbours would have to know.
    """
    context, maker = state.context, state.context.page_maker
    start, after = state.starts[number + 1], state.starts.get(number + 2)
    if start.is_broken or (after is not None and after.is_broken):
        raise UnfitError("a float or a running element goes over the edge of a page that a value changes")
    end = maker[number + 1]
    flags = maker[number][-1]
    before = {name: value if isinstance(value, bool) else list(value) for name, value in flags.items()}
    flags.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
    context.footnotes, context.reported_footnotes = list(start.footnotes), list(start.reported)
    try:
        page, _ = remake_page(number, context, state.root, html)
        is_same = maker[number + 1] is end and not flags["content_changed"]
        is_same = is_same and (after is None or start_of(context) == after)
    finally:
        maker[number + 1] = end
        flags.update(before)
        context.footnotes, context.reported_footnotes = [], []
        context.broken_out_of_flow.clear()
    if not is_same:
        raise UnfitError("a page would end elsewhere")
    if _notes_on(page) != _notes_on(pages[number]):
        raise UnfitError("a footnote would stand on another page")
    _finish(page, number, pages, context)
    return page


def _notes_on(page: Any) -> list[Any]:
    """The elements of the footnotes at the foot of a page."""
    areas = [each for each in page.children if isinstance(each, boxes.FootnoteAreaBox)]
    return [note.element for area in areas for note in area.children]


def _finish(page: Any, number: int, pages: list[Any], context: Any) -> None:
    """What the engine does to each page when all are made."""
    silent = {each.element for each in pages[number].descendants() if each.bookmark_label == ""}
    root, footnote_area, note_area = page.children
    for each in page.descendants():
        if each.bookmark_label and each.element in silent:
            each.bookmark_label = ""
    root.children = [
        *layout_fixed_boxes(context, pages[:number], page),
        *root.children,
        *layout_fixed_boxes(context, pages[number + 1 :], page),
    ]
    page.children = (
        root,
        *(area for area in (footnote_area, note_area) if area.children),
        *margins(page, number, context),
    )
    layout_backgrounds(page, context.get_image_from_uri)


def margins(page: Any, number: int, context: Any) -> list[Any]:
    """The page's margin boxes with the named strings as they now are."""
    context.current_page = number + 1
    return list(make_margin_boxes(context, page, context.page_maker[number + 1][3]))


def without_margins(page: Any) -> list[Any]:
    """The page's areas."""
    return [each for each in page.children if not isinstance(each, boxes.MarginBox)]
