"""The engine's lines → how nearly each paragraph would break elsewhere, and how high its lines are.

One more of the files that know the engine's private names; the contract test holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes as engine_boxes
from weasyprint.text.line_break import create_layout, line_size

from reportgen.model.report.layout import Lines
from reportgen.write.engine.fitting.long_words import ends_in_word
from reportgen.write.engine.geometry import boxes_in
from reportgen.write.engine.looks import POINTS

WORD = re.compile(r"[^\s\u2010\u2013\u2014-]*[\u2010\u2013\u2014-]?")
FAR = 1000.0  # points; nothing comes near
# No letter of a text face is narrower on the average of a word, in ems.
NARROWEST = 0.28
NEAR = 2.0  # px; words that miss a line by more need not be measured


@dataclass(slots=True)
class _Seen:
    room: float = FAR
    miss: float = FAR
    height: float = 0.0
    count: int = 0


@dataclass(slots=True)
class _Ruler:
    """Measures words as the engine does; the width of a space once in each style."""

    spaces: dict[int, float] = field(default_factory=dict)

    def width(self, text: str, style: Any) -> float:
        layout = create_layout(text, style, None, None, 0)  # a line lives as long as its layout
        line, _ = layout.get_first_line()
        return float(line_size(line, style)[0])

    def space(self, style: Any) -> float:
        if id(style) not in self.spaces:
            self.spaces[id(style)] = self.width("x x", style) - 2 * self.width("x", style)
        return self.spaces[id(style)]


def read_lines(engine: Any) -> Mapping[Any, Lines]:
    """The lines of every element that holds some, on whatever pages they stand."""
    seen: dict[Any, _Seen] = {}
    ruler = _Ruler()
    for page in engine.pages:
        for box in boxes_in(page._page_box):  # noqa: SLF001  # the engine offers no other way
            if isinstance(box, engine_boxes.BlockContainerBox) and box.element is not None:
                lines = [each for each in box.children if isinstance(each, engine_boxes.LineBox)]
                if lines:
                    _read(box, lines, seen.setdefault(box.element, _Seen()), ruler)
    return {
        element: Lines(
            room=round(min(each.room * POINTS, FAR), 2),
            miss=round(min(each.miss * POINTS, FAR), 2),
            height=round(each.height / each.count * POINTS, 2),
        )
        for element, each in seen.items()
    }


def _read(box: Any, lines: list[Any], seen: _Seen, ruler: _Ruler) -> None:
    seen.height += sum(line.height for line in lines)
    seen.count += len(lines)
    if box.style["text_align_all"] == "justify" or box.style["direction"] == "rtl":
        return
    edge = box.content_box_x() + box.width
    rooms = [_room(line, box, edge) for line in lines]
    seen.room = min(seen.room, *rooms)
    for (line, below), room in zip(pairwise(lines), rooms, strict=False):
        missed = _missed_letter(below, room, ruler) if ends_in_word(line) else _miss(below, room, ruler)
        seen.miss = min(seen.miss, missed)


def _room(line: Any, box: Any, edge: float) -> float:
    """How much further the line could run."""
    parts = list(_parts(line))
    if not parts:
        return FAR
    right = max(each.position_x + each.width for each in parts) + sum(map(_growth, parts))
    if box.style["text_align_all"] in {"left", "start"}:
        return float(edge - right)
    return float(box.width - (right - min(each.position_x for each in parts)))


def _miss(below: Any, room: float, ruler: _Ruler) -> float:
    """By how much the first word of the line below was too long for the line above."""
    needed = 0.0
    space = None
    for each in _parts(below):
        if not isinstance(each, engine_boxes.TextBox):
            return FAR
        if space is None:
            space = ruler.space(each.style)
        found = WORD.match(each.text)
        word = found[0] if found else ""
        if len(word) == len(each.text):
            needed += each.width
            continue
        if needed + space + len(word) * NARROWEST * each.style["font_size"] > room + NEAR:
            return FAR
        needed += ruler.width(word, each.style) if word else 0.0
        break
    # A word that would have fitted stands below for another reason: a break that somebody wants.
    missed = needed + (space or 0.0) - room
    return missed if missed > 0 else FAR


def _missed_letter(below: Any, room: float, ruler: _Ruler) -> float:
    """By how much one letter more was too much for a line that ends in a word."""
    first = next(_parts(below), None)
    if not isinstance(first, engine_boxes.TextBox):
        return FAR
    missed = ruler.width(first.text[:1], first.style) - room
    return missed if missed > 0 else FAR


def _growth(part: Any) -> float:
    """By how much a text is longer in Word, which knows half points of size only."""
    if not isinstance(part, engine_boxes.TextBox):
        return 0.0
    size = part.style["font_size"] * POINTS
    return float(part.width * (round(size * 2) / 2 / size - 1)) if size else 0.0


def _parts(line: Any) -> Iterator[Any]:
    """The text and pictures of a line; a marker hangs outside of it."""
    children: Iterable[Any] = getattr(line, "children", ())
    for each in children:
        if not each.is_in_normal_flow():
            continue
        if isinstance(each, engine_boxes.TextBox | engine_boxes.ReplacedBox):
            yield each
        else:
            yield from _parts(each)
