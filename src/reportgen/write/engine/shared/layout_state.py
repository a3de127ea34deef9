"""What the engine drops after a layout, state: its context, its boxes, and how each page began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.document
import weasyprint.layout.page as engine_page

from reportgen.model.frozen import frozen


@frozen
class PageStart:
    """What a page found when it began, besides the place where the one before ended."""

    footnotes: tuple[Any, ...]
    reported: tuple[Any, ...]
    is_broken: bool


@dataclass(slots=True)
class LayoutState:
    """`root` is the tree before layout.

    `starts`, and `feet`, the areas of footnotes before layout, go by the number of the page, from 1.
    """

    context: Any = None
    root: Any = None
    starts: dict[int, PageStart] = field(default_factory=dict)
    feet: dict[int, Any] = field(default_factory=dict)


@contextmanager
def capture_layout() -> Iterator[LayoutState]:
    """Keep what the next layout leaves behind."""
    state = LayoutState()

    def lay_out(html: Any, root: Any, context: Any) -> Any:
        state.context, state.root = context, root
        return lay_out_document(html, root, context)

    def make(context: Any, root: Any, *where: Any) -> Any:
        _, _, number, _ = where
        state.starts[number] = start_of(context)
        made = make_page(context, root, *where)
        state.feet[number] = context.current_footnote_area
        return made

    lay_out_document, make_page = weasyprint.document.layout_document, engine_page.make_page
    weasyprint.document.layout_document, engine_page.make_page = lay_out, make
    try:
        yield state
    finally:
        weasyprint.document.layout_document, engine_page.make_page = lay_out_document, make_page


def start_of(context: Any) -> PageStart:
    """How a page would begin now."""
    return PageStart(
        tuple(context.footnotes),
        tuple(context.reported_footnotes),
        bool(context.broken_out_of_flow) or any(context.running_elements.values()),
    )
