"""The engine's pages → which elements stand on each, and how much of their own text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes as engine_boxes

from reportgen.model.report.page_facts import PageText, signs_of
from reportgen.write.engine.geometry import boxes_in


def read_page_text(html: Any, engine: Any) -> tuple[PageText, ...]:
    """One entry for each page; margin boxes show what stands elsewhere, and are left out."""
    numbers = {element: number for number, element in enumerate(html.etree_element.iter())}
    return tuple(
        tuple(_text_of(page._page_box, numbers))  # noqa: SLF001  # the engine offers no other way
        for page in engine.pages
    )


def _text_of(page: Any, numbers: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for box in page.children:
        if isinstance(box, engine_boxes.MarginBox):
            continue
        for each in boxes_in(box):
            element = getattr(each, "element", None)
            if element is None or "::" in str(each.element_tag):
                continue
            if isinstance(each, engine_boxes.TextBox):
                yield numbers[element], len(signs_of(each.text))
            elif isinstance(each, engine_boxes.ReplacedBox):
                yield numbers[element], 0
