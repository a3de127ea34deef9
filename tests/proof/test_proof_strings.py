"""Every string of a file is looked at, wherever it is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from proof.planted_strings import LETTERS, PLANTED, SECRET, letter, pdf, plain_report, word
from reportgen.errors import ContentError
from reportgen.model.format import Format
from reportgen.proof.strings import table
from reportgen.proof.strings.strings import Budget, Strings
from reportgen.proof.strings.table import files_in_letter, strings_of_file, strings_of_letter
from reportgen.proof.words.spelling import letters_of


def holds(strings: Strings, words: str) -> bool:
    return any(letters_of(words) in letters_of(text) for _, text in strings.texts)


@pytest.mark.parametrize("where", PLANTED)
def test_a_string_is_found_wherever_it_is(where: str) -> None:
    content = PLANTED[where]()

    assert holds(strings_of_file("a", content), SECRET)


@pytest.mark.parametrize("kind", [Format.PDF, Format.DOCX, Format.HTML])
def test_a_report_without_it_does_not_hold_it(kind: Format) -> None:
    strings = strings_of_file("a", plain_report(kind))

    assert holds(strings, "A plain text.")
    assert not holds(strings, SECRET)


@pytest.mark.parametrize("where", LETTERS)
def test_a_string_of_a_letter_is_found_wherever_it_is(where: str) -> None:
    assert holds(strings_of_letter("a", LETTERS[where]()), SECRET)


def test_the_files_of_a_letter_come_by_name() -> None:
    report = plain_report(Format.PDF)

    assert list(files_in_letter(letter(files={"policy": report}))) == [("policy.pdf", report)]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_no_word_that_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(plain_report(Format.PDF))
    read = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, check=True)  # noqa: S603, S607  # poppler

    words = read.stdout.decode().split()
    assert "plain" in words
    assert all(holds(strings_of_file("a", path.read_bytes()), each) for each in words)


DAMAGED: Mapping[str, Callable[[], bytes]] = {
    "no PDF": lambda: b"%PDF-1.7\nnothing",
    "half a PDF": lambda: plain_report(Format.PDF)[:2000],
    "half an archive": lambda: word({})[:-40],
    "another packing": lambda: pdf(lambda _: None).replace(b"/FlateDecode", b"/LZWDecode  "),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_file_that_cannot_be_taken_apart_is_an_error(damage: str) -> None:
    with pytest.raises(ContentError) as caught:
        strings_of_file("policy.pdf", DAMAGED[damage]())

    assert [each.code for each in caught.value.diagnostics] == ["unprovable-file"]
    assert "policy.pdf" in caught.value.diagnostics[0].message


def test_a_file_that_unpacks_to_too_much_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(Budget):
        def __init__(self, name: str) -> None:
            super().__init__(name, 100_000)

    monkeypatch.setattr(table, "Budget", Small)

    with pytest.raises(ContentError):
        strings_of_file("a", word({"word/a.bin": b"\0" * 1_000_000}))


def test_files_within_files_have_a_bound() -> None:
    content = word({})
    for _ in range(12):
        content = word({"word/a.docx": content})

    with pytest.raises(ContentError):
        strings_of_file("a", content)
