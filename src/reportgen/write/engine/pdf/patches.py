"""What the engine does otherwise while it writes one of our files: tags, ends of streams, bytes made once."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import pydyf
import weasyprint.pdf

from reportgen.write.engine.pdf.drawing import Drawing, read_drawing

STREAM_END = b"\nendstream"
MISTAKEN = b"\r" + STREAM_END

TagWriter = Callable[[Any, Drawing], None]

# The engine is one for all threads.
_PATCHED = RLock()


@contextmanager
def clear_stream_ends() -> Iterator[None]:
    """Let no stream end in a byte that can be taken for a part of the line end after it.

    The engine writes one line feed before `endstream`; after data that end with a carriage
    return, strict readers see both as the line end and find the length wrong by one
    (ISO 19005-3 6.1.7.1). One stream in 256 does. A whole line end there is never mistaken.
    """

    def data(stream: Any) -> bytes:
        content: bytes = original.fget(stream)
        return (
            content.removesuffix(STREAM_END) + b"\r" + STREAM_END if content.endswith(MISTAKEN) else content
        )

    with _PATCHED:
        original = pydyf.Stream.data
        pydyf.Stream.data = property(data)
        try:
            yield
        finally:
            pydyf.Stream.data = original


@contextmanager
def tags_written_by(write_tags: TagWriter) -> Iterator[list[Drawing]]:
    """Let `write_tags(pdf, drawing)` make the structure tree instead of the engine.

    Yields a list that holds what was drawn as soon as the engine has called us; an empty list
    afterwards means that the engine no longer calls the function we replace.
    """
    calls: list[Drawing] = []

    def add_tags(pdf: Any, document: Any, _version: object, streams: list[Any]) -> None:
        drawing = read_drawing(document, pdf, streams)
        calls.append(drawing)
        write_tags(pdf, drawing)

    with _PATCHED, warnings.catch_warnings():
        # The engine leaves closing its colour profile to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        original = weasyprint.pdf.add_tags
        weasyprint.pdf.add_tags = add_tags
        try:
            yield calls
        finally:
            weasyprint.pdf.add_tags = original


@contextmanager
def made_once() -> Iterator[None]:
    """While a file is being written, numbered objects keep their bytes.

    The engine writes every object, and makes them all again for the digest that identifies the file: twice
    the compressing, twice the structure tree.
    """
    kept: dict[int, bytes] = {}
    is_writing = False

    def keeping(made: property) -> property:
        def data(item: Any) -> bytes:
            if not is_writing or item.number is None:
                return made.fget(item)  # type: ignore[misc, no-any-return]  # properties of pydyf can be read
            if item.number not in kept:
                kept[item.number] = made.fget(item)  # type: ignore[misc]  # as above
            return kept[item.number]

        return property(data)

    def write(pdf: Any, *arguments: Any, **named: Any) -> None:
        nonlocal is_writing
        is_writing = True
        try:
            engine_write(pdf, *arguments, **named)
        finally:
            is_writing = False
            kept.clear()

    with _PATCHED:
        engine_write = pydyf.PDF.write
        engine_data = {each: each.data for each in (pydyf.Stream, pydyf.Dictionary)}
        pydyf.PDF.write = write
        for each, made in engine_data.items():
            each.data = keeping(made)
        try:
            yield
        finally:
            pydyf.PDF.write = engine_write
            for each, made in engine_data.items():
                each.data = made
