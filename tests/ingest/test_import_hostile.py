from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from ingest.importing import archive, docx, paragraph, read
from reportgen.app.import_reading import read_document
from reportgen.errors import ContentError, ReportgenError
from reportgen.ingest.importer import Wishes

BOMB = b"<w:p>" + b"a" * 90_000_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>'
)
DEEP = "<w:tbl><w:tr><w:tc>" * 20_000


def with_main(content: str | bytes) -> bytes:
    return archive({"word/document.xml": content})


def pdf_with_pages(tree: str) -> bytes:
    return f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n{tree}\ntrailer<</Root 1 0 R>>".encode()


def encrypted_pdf(path: Path) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    made.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path.read_bytes()


LOOP = pdf_with_pages("2 0 obj<</Type/Pages/Count 100000/Kids[2 0 R 2 0 R]>>endobj")
NESTED = "<div>" * 200_000 + "in the middle" + "</div>" * 200_000

HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "bomb.docx": (lambda: with_main(BOMB), "document-too-large"),
    "laughs.docx": (lambda: with_main(LAUGHS), "broken-document"),
    "deep.docx": (lambda: docx(DEEP), "broken-document"),
    "cut.docx": (lambda: docx(paragraph("x"))[:200], "broken-document"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken-document"),
    "password.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted-document",
    ),
    "none.odt": (lambda: archive({"x": "y"}), "broken-document"),
    "none.epub": (lambda: archive({"x": "y"}), "broken-document"),
    "none.pdf": (lambda: b"%PDF-1.7 nothing", "broken-document"),
    "loop.pdf": (lambda: LOOP, None),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + zlib.compress(bytes(range(256)) * 200), "broken-document"),
    "nul.txt": (lambda: b"a\0b", "broken-document"),
    "nested.html": (NESTED.encode, None),
    "nested.md": (lambda: b">" * 50_000 + b" x", None),
    "brackets.md": (lambda: b"[" * 50_000, None),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_ends_in_words_or_a_diagnostic_within_ten_seconds(name: str) -> None:
    make, code = HOSTILE[name]
    content = make()
    started = time.monotonic()

    try:
        read_document(name, content, Wishes())
        told: set[str] = set()
    except ReportgenError as refused:
        told = {each.code for each in refused.diagnostics}

    assert time.monotonic() - started < 10
    assert "reader-crashed" not in told
    assert code is None or told == {code}


def test_an_encrypted_pdf_is_said_to_be_encrypted(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read_document("a.pdf", encrypted_pdf(tmp_path / "a.pdf"), Wishes())

    assert [each.code for each in refused.value.diagnostics] == ["encrypted-document"]


def test_a_path_that_leaves_the_archive_names_nothing() -> None:
    content = archive({"../../etc/passwd": "x", "word/document.xml": docx_body("Kept.")})

    document = read("a.docx", content)

    assert [each.text for each in document.left_out] == ["../../etc/passwd"]


def docx_body(text: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{paragraph(text)}</w:body></w:document>'


def test_a_reader_that_never_ends_is_ended() -> None:
    started = time.monotonic()

    with pytest.raises(ContentError) as refused:
        read_document("a.docx", with_main(b"<x/>"), Wishes(), patience=0.01)

    assert [each.code for each in refused.value.diagnostics] == ["document-too-large"]
    assert time.monotonic() - started < 5
