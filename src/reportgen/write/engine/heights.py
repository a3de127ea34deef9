"""The engine's pages → how high captions of figures and heads of tables are, wherever they stand.

One more of the files that know the engine's private names; the contract test holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from reportgen.write.engine.geometry import boxes_in

LINE = 1.4  # ems; of a head that the engine left out because it did not fit


class Heights:
    """Heights in px by element."""

    def __init__(self, engine: Any) -> None:
        self._captions: dict[Any, float] = {}
        self._heads: dict[Any, float] = {}
        for page in engine.pages:
            for box in boxes_in(page._page_box):  # noqa: SLF001  # the engine offers no other way
                if box.element_tag == "figcaption" and isinstance(box, boxes.BlockBox):
                    self._captions[box.element] = self._captions.get(box.element, 0.0) + box.margin_height()
                elif is_head(box):
                    self._heads[box.element] = box.height

    def captions(self, figure: Any) -> float:
        """The captions of a figure; nothing for any other block, and for the anonymous one within."""
        if figure.element_tag != "figure" or isinstance(figure.style, AnonymousStyle):
            return 0.0
        return sum(self._captions.get(each, 0.0) for each in figure.element)

    def head(self, table: Any) -> float:
        """The head of a table, which stands on each of its pages."""
        heads = [each for each in table.element if each.tag == "thead"]
        return sum(self._heads[each] if each in self._heads else _estimate(table, each) for each in heads)


def is_head(box: Any) -> bool:
    """Whether a box is the head of a table."""
    return isinstance(box, boxes.TableRowGroupBox) and bool(box.is_header)


def _estimate(table: Any, head: Iterable[Any]) -> float:
    """The height of a head of one line in each row."""
    cell = next(each for each in boxes_in(table) if isinstance(each, boxes.TableCellBox))
    padding = (cell.style["padding_top"], cell.style["padding_bottom"])
    row = LINE * cell.style["font_size"] + sum(each.value for each in padding if each.unit == "px")
    return float(row * len(list(head)))
