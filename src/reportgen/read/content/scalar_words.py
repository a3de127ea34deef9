"""A scalar of YAML and its place → its words, each at its place where that can be told."""

from __future__ import annotations

from reportgen.model.span import Span
from reportgen.model.text.place import Source
from reportgen.model.text.words import Maker, Words, made, written


def scalar_words(text: str, span: Span, source: Source) -> Words:
    """The words of a scalar; where escapes or folded lines stand in it, all have the place of the whole."""
    if span.column is None:
        return made(text, None, Maker.ESCAPE)
    first = source.at(span.line, span.column)
    for quote in (0, 1):
        place = source.place(first + quote, first + quote + len(text))
        if place.written == text:
            return written(text, place)
    end = source.at(span.line, span.end_column) if span.end_column is not None else first
    return made(text, source.place(first, max(first, end)), Maker.ESCAPE)
