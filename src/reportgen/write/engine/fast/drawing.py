"""Lines of text → PDF operators, the same as the engine's and several times as fast.

The engine drops the layout of a line when it has measured it, and makes it again to draw it; here it is
kept, three kilobytes a line. The engine asks C for five numbers of each glyph, one at a time, and writes
each glyph's operators anew; here a line's numbers are read as one array, and what a glyph of one font, size
and width becomes is kept. Everything out of the ordinary (ellipses, justified text, raised, shifted,
missing and coloured glyphs) is left to the engine's own functions, before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.draw import text as engine_text
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, pango

from reportgen.write.engine.fast.glyphs import FIELDS, glyph_numbers, runs_of
from reportgen.write.engine.fast.shaping import UNUSUAL
from reportgen.write.engine.fast.step import Step

# Glyphs from here on mean that there is nothing to show, or no glyph.
SPECIAL = int(pango.PANGO_GLYPH_EMPTY)

engine_draw_first_line = engine_text.draw_first_line
engine_reactivate = line_break.Layout.reactivate


def deactivate(layout: Any) -> None:
    """Instead of dropping what the engine drops: a measured line is also drawn."""
    layout.language = layout.style = None


def reactivate(layout: Any, style: Any) -> None:
    """What the engine's `Layout.reactivate` does; words spread to fill a line are shaped anew."""
    if layout.justification_spacing:
        engine_reactivate(layout, style)
    else:
        layout.style = style


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw a text box as the engine would; the signature and the answer are the engine's."""
    layout = textbox.pango_layout
    is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    is_ordinary = not is_cut and textbox.style["font_size"] >= 1e-6 and UNUSUAL.isdisjoint(layout.text)
    runs: tuple[_Run, ...] = ()
    if is_ordinary and textbox.text.strip():
        line, _ = layout.get_first_line()
        runs = tuple(_runs(line, stream))
    if not runs or not all(run.is_ordinary for run in runs):
        engine_reactivate(layout, textbox.style)
        return engine_draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    parts: list[str] = []
    before = None
    for run in runs:
        if run.pango_font != before:
            before = run.pango_font
            if drawn := "".join(parts):
                stream.show_text(drawn)
            parts = []
            stream.set_font_size(run.font.hash, run.size)
        run.write(parts, stream, layout)
    stream.show_text("".join(parts))
    return []


class _Run:
    """Neighbouring glyphs of one font."""

    def __init__(self, item: Any, font: Any, size: float) -> None:
        self.item = item
        self.font = font
        self.size = size
        self.pango_font = item.item.analysis.font
        self.count = item.glyphs.num_glyphs
        numbers = glyph_numbers(item)
        self.glyphs = numbers[0::FIELDS]
        self.widths = numbers[1::FIELDS]
        self.is_ordinary = not (
            any(numbers[2::FIELDS])
            or any(numbers[3::FIELDS])
            or max(self.glyphs, default=0) >= SPECIAL
            or min(self.glyphs, default=0) < 0
            or font.bitmap
            or font.png
            or font.svg
            or font.colr
        )

    def write(self, parts: list[str], stream: Any, layout: Any) -> None:
        """Add the operators; `<` and `>` part glyphs from corrections of their places."""
        known = self._known()
        made = []
        for place, pair in enumerate(zip(self.glyphs, self.widths, strict=True)):
            if pair not in known:
                known[pair] = self._operator(place, *pair, stream, layout)
            made.append(known[pair])
        glyphs = "".join(made)
        # Glyphs after the last correction need their end; after a correction there is nothing to end.
        if glyphs:
            parts.append(f"<{glyphs[:-1]}" if glyphs.endswith("<") else f"<{glyphs}>")

    def _known(self) -> dict[tuple[int, int], str]:
        kept: dict[float, dict[tuple[int, int], str]] = self.font.__dict__.setdefault("reportgen_glyphs", {})
        return kept.setdefault(self.size, {})

    def _operator(self, place: int, glyph: int, width: int, stream: Any, layout: Any) -> str:
        font = self.font
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = self._letters(place, layout)
        if glyph not in font.widths:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, stream.ink_rect, stream.logical_rect)
            font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / self.size)
        correction = font.widths[glyph] - width * 1000 * FROM_UNITS / self.size
        return f"{glyph:04x}>{int(correction)}<" if correction else f"{glyph:04x}"

    def _letters(self, place: int, layout: Any) -> str:
        """The text that a glyph stands for."""
        clusters, item = self.item.glyphs.log_clusters, self.item.item
        start = clusters[place]
        if item.analysis.level % 2:  # from right to left
            end = item.length if place == 0 else clusters[place - 1]
        else:
            end = item.length if place == self.count - 1 else clusters[place + 1]
        text: str = layout.text.encode()[item.offset + start : item.offset + end].decode()
        return text


def _runs(line: Any, stream: Any) -> Iterable[_Run]:
    for item in runs_of(line):
        yield _Run(item, *stream.add_font(item.item.analysis.font))


STEPS = (
    Step(line_break.Layout, "deactivate", deactivate),
    Step(line_break.Layout, "reactivate", reactivate),
    # Before this version Pango gives fonts sizes that are not those asked for.
    *([Step(engine_text, "draw_first_line", draw_first_line)] if pango.pango_version() >= 14802 else []),
)
