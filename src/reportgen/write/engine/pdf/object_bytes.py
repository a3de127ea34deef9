"""Each object of a PDF made into bytes once.

The engine writes every object, and makes them all again for the digest that identifies the file: twice
the compressing, twice the structure tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import pydyf

_PATCHED = RLock()


@contextmanager
def made_once() -> Iterator[None]:
    """While a file is being written, numbered objects keep their bytes."""
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
