"""What the engine drops after a layout, kept: its context, its boxes, and how each page began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.document
import weasyprint.layout.page as engine_page

from reportgen.model.frozen import frozen


@frozen
class Start:
    """What a page found when it began, besides the place where the one before ended."""

    footnotes: tuple[Any, ...]
    reported: tuple[Any, ...]
    is_broken: bool


@dataclass(slots=True)
class Kept:
    """`root` is the tree before layout.

    `starts`, and `feet`, the areas of footnotes before layout, go by the number of the page, from 1.
    """

    context: Any = None
    root: Any = None
    starts: dict[int, Start] = field(default_factory=dict)
    feet: dict[int, Any] = field(default_factory=dict)


@contextmanager
def keeping_layout() -> Iterator[Kept]:
    """Keep what the next layout leaves behind."""
    kept = Kept()

    def lay_out(html: Any, root: Any, context: Any) -> Any:
        kept.context, kept.root = context, root
        return lay_out_document(html, root, context)

    def make(context: Any, root: Any, *where: Any) -> Any:
        _, _, number, _ = where
        kept.starts[number] = start_of(context)
        made = make_page(context, root, *where)
        kept.feet[number] = context.current_footnote_area
        return made

    lay_out_document, make_page = weasyprint.document.layout_document, engine_page.make_page
    weasyprint.document.layout_document, engine_page.make_page = lay_out, make
    try:
        yield kept
    finally:
        weasyprint.document.layout_document, engine_page.make_page = lay_out_document, make_page


def start_of(context: Any) -> Start:
    """How a page would begin now."""
    return Start(
        tuple(context.footnotes),
        tuple(context.reported_footnotes),
        bool(context.broken_out_of_flow) or any(context.running_elements.values()),
    )
