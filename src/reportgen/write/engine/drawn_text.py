"""Text of a drawing → words set as words.

The engine sets each letter for itself: without kerning and ligatures, accents beside their letters, Arabic
letters unjoined, Hebrew in the wrong order. Only letters placed, turned or spaced one by one need that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import svg as engine
from weasyprint.svg.text import text as draw_letters

PLACES = ("x", "y", "dx", "dy")


class Run(str):
    """A text that gives itself whole where the engine asks for its letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def set_words_whole() -> None:
    """From now on; a second call changes nothing."""
    engine.text = draw_text
    for tag, draw in engine.TAGS.items():
        if draw is draw_letters:
            engine.TAGS[tag] = draw_text


def draw_text(svg: Any, node: Any, font_size: float) -> None:
    """What the engine draws for a text element, its letters together where nothing parts them."""
    if node.text and _is_one_run(svg, node, font_size):
        node._etree_node.text = Run(node.text)  # noqa: SLF001  # nowhere else does the engine take it
    draw_letters(svg, node, font_size)


def _is_one_run(svg: Any, node: Any, font_size: float) -> bool:
    if any(len(engine.normalize(node.get(place)).split()) > 1 for place in PLACES):
        return False
    if any(float(angle) for angle in engine.normalize(node.get("rotate")).split()):
        return False
    return not (svg.length(node.get("letter-spacing"), font_size) or node.get("textLength"))
