from __future__ import annotations

import pytest

from ingest.importing import docx, paragraph
from ingest.test_import_pdf import pdf
from reportgen.app.imports.reader import read_document
from reportgen.ingest.importer import ReadOptions

pytestmark = pytest.mark.slow


def shares(name: str, content: bytes) -> list[float]:
    diagnostics: list[float] = []
    read_document(name, content, ReadOptions(progress=diagnostics.append))
    return diagnostics


def test_a_long_document_says_how_much_of_it_was_read() -> None:
    word = shares("a.docx", docx("".join(paragraph(f"Paragraph {number}.") for number in range(2_000))))
    pages = shares(
        "a.pdf",
        pdf("".join(f"<p style='break-after:page'>Page {n * 7 % 20} of many words.</p>" for n in range(20))),
    )

    for diagnostics in (word, pages):
        assert diagnostics == sorted(diagnostics)
        assert diagnostics[-1] == 0.9
        assert len(diagnostics) > 1


def test_a_short_document_is_read_without_a_word() -> None:
    assert shares("a.txt", b"Short.") == []
