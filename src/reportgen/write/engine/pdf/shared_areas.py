"""Page areas that stay as they are → the operators of an earlier file, with what they ask of this one.

Touches private names of WeasyPrint 70.0, like `drawing.py`; the byte test of the shared layout holds them.
"""

# ruff: noqa: SLF001  # private names are what this file is for

from __future__ import annotations

import copy
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.draw
from weasyprint.stacking import StackingContext

from reportgen.model.frozen import frozen
from reportgen.write.engine.pdf.shared_parts import SHARED_PARTS, SharedParts
from reportgen.write.engine.pdf.shared_streams import StreamCompressor


@frozen
class DrawnArea:
    """One area as it was drawn from the state `begun`.

    `fonts` know the glyphs of this area only; `tags` are numbered from `first`.
    """

    begun: tuple[Any, ...]
    first: int
    operators: tuple[Any, ...]
    tags: dict[Any, Any]
    fonts: dict[Any, Any]
    states: dict[str, Any]
    images: dict[str, Any]


class SharedAreas:
    """Remembers each area whose box is in `still`, which nobody may change."""

    def __init__(self, still: Collection[Any]) -> None:
        self.still = {id(box): box for box in still}
        self.kept: dict[int, DrawnArea] = {}
        self.compressor = StreamCompressor()
        self.shared = SharedParts()

    def compressobj(self, level: int) -> _Compressor:
        """What the engine asks of zlib; fonts and profiles come again in every file."""
        return _Compressor(self.compressor, level)

    def draw(self, stream: Any, context: Any) -> None:
        """Draw an area of the page: again, for the first time, or as the engine does."""
        number = id(context.box)
        area = self.kept.get(number)
        if area is not None and _replay(area, stream):
            self.shared.drawn.add(number)
            return
        if area is not None or getattr(context, "is_stub", False):
            # From another state than before: as if never seen.
            context = StackingContext.from_box(self.still[number], context.page)
        source = getattr(context, "source", None)
        if source is None or id(source) not in self.still or area is not None:
            _draw(stream, context)
            return
        made = _record(stream, context)
        if made is not None:
            self.kept[id(source)] = made
            self.shared.drawn.add(id(source))

    def gather(self, box: Any, page: Any) -> Any:
        """The stacking context of a page's child; only its name where it will be drawn again."""
        if id(box) in self.kept:
            stub = StackingContext(box, [], [], [], {}, page)
            stub.is_stub = True
            return stub
        made = StackingContext.from_box(box, page)
        made.source = box
        return made


@contextmanager
def drawing_from(areas: SharedAreas) -> Iterator[None]:
    """Let the engine draw through `areas`."""

    def from_page(page: Any) -> Any:
        contexts = [areas.gather(child, page) for child in page.children]
        bare = page.copy_with_children([])
        return StackingContext(bare, contexts, [], [], {}, bare)

    original = StackingContext.from_page
    weasyprint.draw.draw_stacking_context = areas.draw
    StackingContext.from_page = staticmethod(from_page)
    pydyf.zlib = areas
    areas.shared.drawn.clear()
    token = SHARED_PARTS.set(areas.shared)
    try:
        yield
    finally:
        SHARED_PARTS.reset(token)
        weasyprint.draw.draw_stacking_context = _draw
        StackingContext.from_page = original
        pydyf.zlib = zlib


_draw = weasyprint.draw.draw_stacking_context


@frozen
class _Compressor:
    compressor: StreamCompressor
    level: int

    def compress(self, content: bytes) -> bytes:
        """All of it at once: the engine gives a stream in one piece."""
        return self.compressor.compress(content, self.level)

    def flush(self) -> bytes:
        """Nothing is left."""
        return b""


class _Seen(dict[int, Any]):
    """The widths of glyphs that an area asked for, looked up in those of the whole file."""

    def __init__(self, whole: dict[int, Any]) -> None:
        super().__init__()
        self.whole = whole

    def __contains__(self, glyph: object) -> bool:
        if super().__contains__(glyph):
            return True
        if glyph in self.whole:
            self[glyph] = self.whole[glyph]
            return True
        return False


class _Fonts(dict[Any, Any]):
    """The fonts of one area, each with glyphs of its own, made beside those of the whole file."""

    def __init__(self, whole: dict[Any, Any]) -> None:
        super().__init__()
        self.whole = whole

    def __contains__(self, key: object) -> bool:
        if not super().__contains__(key) and key in self.whole:
            self[key] = _bare(self.whole[key], self.whole[key].widths)
        return super().__contains__(key)


def _bare(font: Any, widths: dict[int, Any]) -> Any:
    made = copy.copy(font)
    # What others keep with a font is about the glyphs that it knew.
    vars(made).pop("reportgen_glyphs", None)
    made.widths, made.to_unicode, made.missing = _Seen(widths), {}, {}
    return made


def _state(stream: Any) -> tuple[Any, ...]:
    return (
        stream._current_color,
        stream._current_color_stroke,
        stream._current_alpha,
        stream._current_alpha_stroke,
        stream._current_font,
        stream._old_font,
        stream.ctm.values,
        len(stream._tags),
    )


def _record(stream: Any, context: Any) -> DrawnArea | None:
    """Draw into the stream and keep what was drawn; None where it cannot be drawn again alone."""
    begun, start, tags = _state(stream), len(stream.stream), dict(stream._tags)
    fonts, resources, images = stream._fonts, stream._resources, stream._images
    own = {name: pydyf.Dictionary() for name in ("ExtGState", "XObject", "Pattern", "Shading")}
    stream._fonts, stream._images = _Fonts(fonts), {}
    stream._resources = pydyf.Dictionary({**resources, **own})
    try:
        _draw(stream, context)
    finally:
        drawn, shown = stream._fonts, stream._images
        stream._fonts, stream._resources, stream._images = fonts, resources, images
    is_plain = (
        not own["Pattern"]
        and not own["Shading"]
        and all(value is None for value in own["XObject"].values())
        and all(name[0] in "aA" for name in own["ExtGState"])
        and not any(font.missing or font.bitmap for font in drawn.values())
    )
    operators = tuple(_joined(stream.stream[start:]))
    del stream.stream[start:]
    new = {box: tag for box, tag in stream._tags.items() if box not in tags}
    stream._tags.clear()
    stream._tags.update(tags)
    for name, value in zip(_STATE, begun, strict=False):
        setattr(stream, name, value)
    area = DrawnArea(begun, len(tags), operators, new, dict(drawn), dict(own["ExtGState"]), shown)
    if is_plain and _replay(area, stream):
        return area
    _draw(stream, context)
    return None


def _joined(operators: list[Any]) -> Iterator[Any]:
    """Operators that nobody looks at in one piece; marks, and the last one, stay by themselves."""
    waiting: list[bytes] = []
    for number, each in enumerate(operators):
        if isinstance(each, bytes) and number < len(operators) - 1:
            waiting.append(each)
            continue
        if waiting:
            yield b"\n".join(waiting)
            waiting = []
        yield each


_STATE = (
    "_current_color",
    "_current_color_stroke",
    "_current_alpha",
    "_current_alpha_stroke",
    "_current_font",
    "_old_font",
)


def _replay(area: DrawnArea, stream: Any) -> bool:
    """Draw the area again; not where anything around it is other than it was."""
    if _state(stream) != area.begun:
        return False
    for key, font in area.fonts.items():
        known = stream._fonts.get(key)
        # Kerning is measured against the width of a glyph, which is rounded where the glyph is first used.
        if known is not None and any(
            known.widths.get(glyph, width) != width for glyph, width in font.widths.items()
        ):
            return False
    for key, font in area.fonts.items():
        known = stream._fonts.get(key)
        if known is None:
            stream._fonts[key] = known = _bare(font, {})
            known.widths = {}
        for glyph, width in font.widths.items():
            known.widths.setdefault(glyph, width)
        for glyph, text in font.to_unicode.items():
            known.to_unicode.setdefault(glyph, text)
    for name, state in area.states.items():
        stream._resources["ExtGState"].setdefault(name, state)
    for name, image in area.images.items():
        stream._resources["XObject"][name] = None
        ratios = stream._images.setdefault(name, {**image, "dpi_ratios": set()})["dpi_ratios"]
        ratios |= image["dpi_ratios"]
    stream.stream.extend(area.operators)
    stream._tags.update(area.tags)
    # As after leaving any part of a page.
    for name in _STATE[:5]:
        setattr(stream, name, None)
    return True
