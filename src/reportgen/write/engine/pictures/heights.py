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
        self._notes: dict[Any, float] = {}
        # What stands between text and notes.
        self._rule = 0.0
        for page in engine.pages:
            for box in boxes_in(page._page_box):  # noqa: SLF001  # the engine offers no other way
                if box.element_tag == "figcaption" and isinstance(box, boxes.BlockBox):
                    before = self._captions.get(box.element, margin(box, "top") + margin(box, "bottom"))
                    self._captions[box.element] = before + box.border_height()
                elif is_head(box):
                    self._heads[box.element] = box.height
                elif isinstance(box, boxes.FootnoteAreaBox):
                    self._take_notes(box)

    def captions(self, figure: Any) -> float:
        """The captions of a figure with their notes; nothing for other blocks and anonymous ones."""
        if figure.element_tag != "figure" or isinstance(figure.style, AnonymousStyle):
            return 0.0
        called = [each for each in figure.element.iter() if each in self._notes]
        notes = sum(self._notes[each] for each in called) + (self._rule if called else 0.0)
        return notes + sum(self._captions.get(each, 0.0) for each in figure.element)

    def _take_notes(self, area: Any) -> None:
        for note in area.children:
            self._notes[note.element] = self._notes.get(note.element, 0.0) + note.margin_height()
        self._rule = max(
            self._rule, area.margin_height() - sum(each.margin_height() for each in area.children)
        )

    def head(self, table: Any) -> float:
        """The head of a table, which stands on each of its pages."""
        heads = [each for each in table.element if each.tag == "thead"]
        return sum(self._heads[each] if each in self._heads else _estimate(table, each) for each in heads)


def edge(box: Any, side: str) -> float:
    """Padding and border in px, also where the end of a page cuts them off."""
    return float(box.style[f"border_{side}_width"]) + _length(box.style[f"padding_{side}"])


def margin(box: Any, side: str) -> float:
    """A margin in px, also where the end of a page cuts it off; nothing for one that is negative."""
    return max(0.0, _length(box.style[f"margin_{side}"]))


def _length(value: Any) -> float:
    return float(value.value) if getattr(value, "unit", None) == "px" else 0.0


def is_head(box: Any) -> bool:
    """Whether a box is the head of a table."""
    return isinstance(box, boxes.TableRowGroupBox) and bool(box.is_header)


def _estimate(table: Any, head: Iterable[Any]) -> float:
    """The height of a head of one line in each row."""
    cell = next(each for each in boxes_in(table) if isinstance(each, boxes.TableCellBox))
    row = LINE * cell.style["font_size"] + edge(cell, "top") + edge(cell, "bottom")
    return float(row * len(list(head)))
