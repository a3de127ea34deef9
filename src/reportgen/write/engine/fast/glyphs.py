"""What Pango knows of a line or a text, read as one array instead of field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.text.ffi import ffi, pango

from reportgen.write.engine.breaks.break_places import agreed_places

# A PangoGlyphInfo: glyph, width, x offset, y offset, attributes, of four bytes each.
FIELDS = 5
SIZE = ffi.sizeof("PangoGlyphInfo")
# A PangoLogAttr has a bit for each thing that is true of the place before a letter.
ATTRIBUTES = ffi.sizeof("PangoLogAttr")


def runs_of(line: Any) -> Iterator[Any]:
    """The PangoGlyphItems of a line, in the order in which they are drawn."""
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        yield run.data
        run = run.next


def glyph_numbers(item: Any) -> list[int]:
    """`FIELDS` numbers of each glyph of a PangoGlyphItem."""
    glyphs = item.glyphs
    return memoryview(ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * SIZE)).cast("i").tolist()


def cluster_starts(item: Any) -> list[int]:
    """For each glyph of a PangoGlyphItem the byte of the line's text at which its cluster begins."""
    glyphs, offset = item.glyphs, item.item.offset
    clusters = memoryview(ffi.buffer(glyphs.log_clusters, glyphs.num_glyphs * 4)).cast("i").tolist()
    return [offset + each for each in clusters] if offset else clusters


def breaks_of(layout: Any, text: str) -> list[int]:
    """The places between letters of a laid-out text where a line may end; neither its start nor its end."""
    attributes = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    return agreed_places(text, _breaks(ffi.buffer(attributes, len(text) * ATTRIBUTES)))


def breaks_in(text: str, language: Any) -> list[int]:
    """The same of a text that is not laid out."""
    encoded, count = text.encode(), len(text) + 1
    attributes = ffi.new("PangoLogAttr[]", count)
    pango.pango_get_log_attrs(encoded, len(encoded), -1, language, attributes, count)
    return agreed_places(text, _breaks(ffi.buffer(attributes, len(text) * ATTRIBUTES)), keeps_paths=True)


def _breaks(attributes: Any) -> list[int]:
    bits = memoryview(attributes).cast("I")
    return [place for place, each in enumerate(bits) if each & LINE_BREAK and place]


def _line_break_bit() -> int:
    attributes = ffi.new("PangoLogAttr *")
    attributes.is_line_break = 1
    return memoryview(ffi.buffer(attributes)).cast("I")[0]


LINE_BREAK = _line_break_bit()
