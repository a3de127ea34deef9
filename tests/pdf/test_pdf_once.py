"""Each object of a PDF is made into bytes once, and the file stays the same."""

from __future__ import annotations

import zlib
from contextlib import nullcontext

import pydyf
import pytest

from gallery.house_theme import gallery_document
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.pdf.patches import made_once
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow


def test_the_file_is_the_same_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    document = gallery_document()
    once = write_pdf(document, lay_out(document))

    monkeypatch.setattr("reportgen.write.engine.pdf.patches.made_once", nullcontext)

    assert write_pdf(document, lay_out(document)) == once


def test_every_stream_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = gallery_document()
    rendering = lay_out(document)
    made: list[bytes] = []

    class Counting:
        def __init__(self, level: int) -> None:
            self.inner = original(level)

        def compress(self, content: bytes) -> bytes:
            made.append(content)
            return self.inner.compress(content)

        def flush(self) -> bytes:
            return self.inner.flush()

    original = zlib.compressobj
    monkeypatch.setattr(pydyf.zlib, "compressobj", Counting)
    write_pdf(document, rendering)

    assert made
    assert len(made) == len(set(made))


def test_what_is_not_being_written_is_made_anew() -> None:
    pdf = pydyf.PDF()
    entry = pydyf.Dictionary({"A": 1})
    pdf.add_object(entry)
    with made_once():
        before = entry.data
        entry["A"] = 2
        after = entry.data

    assert (before, after) == (b"<</A 1>>", b"<</A 2>>")


def test_the_engine_gets_its_own_back() -> None:
    before = pydyf.PDF.write, pydyf.Stream.data, pydyf.Dictionary.data
    with made_once():
        assert pydyf.Stream.data is not before[1]

    assert (pydyf.PDF.write, pydyf.Stream.data, pydyf.Dictionary.data) == before
