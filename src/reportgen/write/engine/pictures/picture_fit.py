"""The engine's pages → the pictures that are larger than their page lets them be, and the sizes that fit.

One more of the files that know the engine's private names; the contract test holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint.formatting_structure import boxes

from reportgen.model.frozen import frozen
from reportgen.write.engine.geometry import boxes_in
from reportgen.write.engine.pictures.heights import Heights, edge, is_head, margin
from reportgen.write.engine.pictures.wide_table import WideTable

SLACK = 1.0  # px; a picture that is scaled leaves as much free
NEAR = 0.5  # px; as much too large is not too large
# Pictures are not made smaller than this: something else is too large for the page.
LEAST = 24.0  # px
# Of the room on a page; smaller pictures find it on the next page.
FULL_PAGE = 0.85
PAGE = frozenset({"html", "body"})
KEPT = frozenset({"avoid", "avoid-page"})


@frozen
class _Around:
    """What the boxes around a picture take of its page: `above` and `below` it; `width` is left for it.

    `margin` is the one above that has not met a padding or an edge.
    """

    above: float = 0.0
    below: float = 0.0
    width: float = 0.0
    margin: float = 0.0


def fitting_sizes(engine: Any) -> Mapping[Any, tuple[float, float]]:
    """Width and height in px, by the engine's element, of pictures that have to be scaled to their pages.

    What stands with a picture on its page counts: its caption, headings that lead to it, the padding of
    callouts and cells, repeated table heads, footnotes. Proportions stay.
    """
    walk = _Walk(Heights(engine))
    for page in engine.pages:
        walk.page(page._page_box)  # noqa: SLF001  # the engine offers no other way
    for table in walk.tables.values():
        for box, width in table.narrowed():
            _scale(box, 0.0, width, walk.too_large)
    # Where a picture stands says something only when what is too large for any page is scaled.
    return walk.too_large or walk.over_edge


def put_sizes(sizes: Mapping[Any, tuple[float, float]]) -> None:
    """Write the sizes to the elements, over whatever the stylesheet says."""
    for element, (width, height) in sizes.items():
        element.set(
            "style", f"width: {width:.2f}px; height: {height:.2f}px; max-width: none; max-height: none"
        )


@dataclass(slots=True)
class _Walk:
    """`led` is the height of the lines that must stand on the page of what comes next."""

    heights: Heights
    too_large: dict[Any, tuple[float, float]] = field(default_factory=dict)
    over_edge: dict[Any, tuple[float, float]] = field(default_factory=dict)
    tables: dict[Any, WideTable] = field(default_factory=dict)
    led: float = 0.0
    room: float = 0.0
    bottom: float = 0.0

    def page(self, page: Any) -> None:
        """Look at one page."""
        self.room = page.height
        self.bottom = page.content_box_y() + page.height
        for each in page.children:
            if not isinstance(each, boxes.MarginBox | boxes.FootnoteAreaBox):
                self._box(each, _Around(width=page.width))

    def _box(self, box: Any, around: _Around) -> None:
        if isinstance(box, boxes.ReplacedBox):
            self._picture(box, around)
        elif isinstance(box, boxes.LineBox):
            self._line(box, around)
        elif _is_logo(box):
            # What is too wide is told: a mark of the house keeps its size.
            self.led = 0.0
        elif isinstance(box, boxes.ParentBox) and box.is_in_normal_flow() and not is_head(box):
            if box.element is not None and box.style["break_after"] in KEPT and _is_text(box):
                self.led += box.margin_height()
            else:
                self._inside(box, self._with(box, around))

    def _inside(self, box: Any, around: _Around) -> None:
        led = self.led
        for child in box.children:
            if isinstance(box, boxes.TableRowBox):
                # Cells stand side by side.
                self.led = led
            self._box(child, around)

    def _with(self, box: Any, around: _Around) -> _Around:
        """What is around the content of `box`."""
        if isinstance(box, boxes.TableBox):
            wide = self.tables.setdefault(box.element, WideTable(box.margin_width() - around.width))
            wide.add(box)
            above = around.above + around.margin + self.heights.head(box)
            return replace(around, above=above, margin=0.0)
        # A block is as wide as its page lets it be; cells widen with what they hold.
        if isinstance(box, boxes.TableCellBox):
            return replace(
                around, above=around.above + edge(box, "top"), below=around.below + edge(box, "bottom")
            )
        if not isinstance(box, boxes.BlockContainerBox) or box.element_tag in PAGE:
            return around
        top, above = edge(box, "top"), max(around.margin, margin(box, "top"))
        below = around.below + edge(box, "bottom") + (margin(box, "bottom") if around.below else 0.0)
        return _Around(
            above=around.above + (top + above if top else 0.0),
            below=below + self.heights.captions(box),
            width=min(box.width, around.width),
            margin=0.0 if top else above,
        )

    def _line(self, line: Any, around: _Around) -> None:
        pictures = [each for each in boxes_in(line) if isinstance(each, boxes.ReplacedBox)]
        for picture in pictures:
            beneath = max(0.0, line.height - picture.margin_height())
            self._picture(picture, replace(around, below=around.below + beneath))
        self.led = 0.0

    def _picture(self, box: Any, around: _Around) -> None:
        led, self.led = self.led, 0.0
        if box.element is None or box.height <= 0 or box.width <= 0:
            return
        needed = box.margin_height() + around.above + around.margin + around.below + led
        _scale(box, needed - self.room, around.width, self.too_large)
        if needed > FULL_PAGE * self.room:
            bottom = box.position_y + box.margin_height() + around.below
            _scale(box, bottom - self.bottom, around.width, self.over_edge)


def _scale(box: Any, over: float, width: float, found: dict[Any, tuple[float, float]]) -> None:
    """Note the size of a picture that is too high by `over`, or wider than `width`."""
    scale = min(
        1.0 if over <= NEAR else (box.height - over - SLACK) / box.height,
        1.0 if box.width <= width + NEAR else width / box.width,
    )
    if scale < 1 and box.height * scale >= LEAST:
        before = found.get(box.element, (box.width, box.height))
        found[box.element] = min(before, (box.width * scale, box.height * scale))


def _is_text(box: Any) -> bool:
    """Whether a box holds no picture."""
    return not any(isinstance(each, boxes.ReplacedBox) for each in boxes_in(box))


def _is_logo(box: Any) -> bool:
    return box.element is not None and box.element.get("data-role") == "logo"
