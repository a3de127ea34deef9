"""The engine's pages → what reaches beyond its box, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from reportgen.write.engine.fetch import SCHEME
from reportgen.write.engine.geometry import boxes_in, margin_picture
from reportgen.write.engine.looks import POINTS
from reportgen.write.layout.too_wide import Overrun

MILLIMETRES = 25.4 / 96  # CSS Values 4, 6.2: 1px is 1/96 in
NEAR = 1.25  # px; letters lean over their edges by as much, and pictures that were scaled


def read_overruns(engine: Any) -> Iterator[Overrun]:
    """Lines and pictures outside their box, tables outside what holds them, running heads off their page."""
    for number, page in enumerate(engine.pages, 1):
        page_box = page._page_box  # noqa: SLF001  # the engine offers no other way
        bottom = page_box.content_box_y() + page_box.height + NEAR
        for child in page_box.children:
            if isinstance(child, boxes.MarginBox):
                yield from _running(child, page_box, number)
            elif isinstance(child, boxes.Box):
                yield from _flow(child, page_box, bottom, number)


def _running(margin_box: Any, page: Any, number: int) -> Iterator[Overrun]:
    for line in _lines(margin_box):
        by = max(-line.position_x, line.position_x + line.width - page.margin_width())
        high = max(-line.position_y, line.position_y + line.height - page.margin_height())
        if max(by, high) > NEAR:
            far = max(by, high) * MILLIMETRES
            yield Overrun("running head", None, _words(line), far, number, is_tall=high > by)

    picture = margin_picture(margin_box)
    if picture is not None:
        over = picture.width / POINTS - margin_box.padding_width()
        if over > NEAR:
            yield Overrun("logo", None, f"{SCHEME}{picture.asset}", over * MILLIMETRES, number)


def _flow(box: Any, around: Any, bottom: float, number: int) -> Iterator[Overrun]:
    """What is too wide for its box, or ends below the page's text."""
    kind = _kind(box)
    if kind:
        left = around.content_box_x()
        by = max(left - box.position_x, box.position_x + box.margin_width() - left - around.width)
        if by > NEAR:
            yield Overrun(kind, box.element, _words(box), by * MILLIMETRES, number)
        elif kind != "table" and (below := box.position_y + box.margin_height() - bottom) > 0:
            yield Overrun(kind, box.element, _words(box), below * MILLIMETRES, number, is_tall=True)
        if kind != "table":
            return
    # What wraps a table and its caption is as wide as the table.
    holds = isinstance(box, boxes.BlockContainerBox) and not box.is_table_wrapper
    inner = box if holds else around
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if isinstance(child, boxes.Box):
            yield from _flow(child, inner, bottom, number)


def _kind(box: Any) -> str:
    if isinstance(box, boxes.TableBox):
        return "table"
    if isinstance(box, boxes.ReplacedBox):
        return "picture"
    if isinstance(box, boxes.LineBox):
        has_picture = any(isinstance(each, boxes.ReplacedBox) for each in boxes_in(box))
        return "picture" if has_picture else "line"
    return ""


def _lines(box: Any) -> Iterator[Any]:
    return (each for each in boxes_in(box) if isinstance(each, boxes.LineBox))


def _words(box: Any) -> str:
    lines = (box,) if isinstance(box, boxes.LineBox) else _lines(box)
    return " ".join(
        "".join(each.text for each in boxes_in(line) if isinstance(each, boxes.TextBox)) for line in lines
    )
