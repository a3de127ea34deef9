"""The bytes of a data file are read in the encoding that they have, or that is declared."""

from __future__ import annotations

import pytest

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.table import DataFile, DataFormat
from reportgen.rows.encodings import ENCODINGS
from reportgen.rows.tables import read_table

TEXT = "Größe,n\nZürich,1\n"


def read(content: bytes, encoding: str | None = None) -> tuple[tuple[str, ...], ...]:
    table = read_table("content/data/x.csv", DataFile(content, DataFormat(encoding=encoding)))
    return tuple(row.texts for row in table.rows)


def mistake(content: bytes, encoding: str | None = None) -> Diagnostic:
    (found,) = read_table("content/data/x.csv", DataFile(content, DataFormat(encoding=encoding))).diagnostics
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_and_utf8_need_no_declaration(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == (("Größe", "n"), ("Zürich", "1"))


@pytest.mark.parametrize("name", [each for each in ENCODINGS if each not in {"windows-1251", "windows-1253"}])
def test_a_declared_encoding_is_read(name: str) -> None:
    assert read(TEXT.encode(ENCODINGS[name]), name) == (("Größe", "n"), ("Zürich", "1"))


def test_a_file_of_an_older_program_says_in_plain_words_what_to_declare() -> None:
    found = mistake(TEXT.encode("cp1252"))

    assert (found.code, found.message) == ("wrong-encoding", "a sign here is not written in UTF-8")
    assert str(found.span) == "content/data/x.csv:1:3"
    assert found.hint is not None
    assert "encoding: windows-1252" in found.hint


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_named(name: str) -> None:
    found = mistake(TEXT.encode(name))

    assert found.code == "wrong-encoding"
    assert f"encoding: {name}" in (found.hint or "")
    assert read(TEXT.encode(name), name) == (("Größe", "n"), ("Zürich", "1"))


def test_bytes_that_a_declared_encoding_does_not_know_are_refused_in_their_line() -> None:
    found = mistake(b"a,b\n1,\x81\n", "windows-1252")

    assert (found.code, str(found.span)) == ("wrong-encoding", "content/data/x.csv:2")
