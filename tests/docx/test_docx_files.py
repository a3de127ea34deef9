"""What comes out is the same in every process, reads back in other programs, and holds what went in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as reader
from openxml_audit import OpenXmlValidator

from gallery.house_theme import gallery_document
from gallery.property_outline import property_outline
from gallery.random_documents import random_document
from gallery.reading_back import READERS, reading_faults
from gallery.word_reading import Opened, gallery, open_docx, words, written
from reportgen.write.docx.package.lint import lint_docx

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
DIGEST = (
    "import hashlib; from gallery.word_reading import gallery; "
    "print(hashlib.sha256(gallery().content).hexdigest())"
)


def test_bytes_do_not_depend_on_the_process_or_its_hash_seed() -> None:
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)}
        done = subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)

    assert len(digests) == 1


def test_the_openxml_auditor_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gallery.docx"
    path.write_bytes(gallery().content)

    found = OpenXmlValidator().validate(str(path))

    assert [str(each) for each in found.errors] == []


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 7])
def test_a_random_document_refers_to_nothing_that_is_missing(seed: int) -> None:
    assert lint_docx(_random(seed).content) == ()


@cache
def _random(seed: int) -> Opened:
    return written(random_document(seed))


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 7])
def test_a_random_document_keeps_its_words_in_order(seed: int) -> None:
    document = random_document(seed)
    text = words(_random(seed).root())
    place, lost = 0, []
    for each in _words_of(document.html):
        found = text.find(each, place)
        if found < 0:
            lost.append(each)
        else:
            place = found + len(each)

    assert lost == []


def _words_of(html: str) -> list[str]:
    """The words of the text; notes stand elsewhere in the file, and call numbers are Word's own."""
    body: Any = reader.fromstring(html.encode(), parser=reader.HTMLParser(encoding="utf-8")).find("body")
    for each in body.xpath(f"//*[{APART}]"):
        each.drop_tree()
    return [word for text in body.itertext() for word in text.split() if word.isascii()]


APART = (
    "@data-role='noteref' or @data-role='math' or @data-role='footnote' or (@data-role='notes' and self::ol)"
)


def test_other_programs_find_headings_lists_notes_tables_and_alternatives() -> None:
    assert reading_faults(gallery_document().html, gallery().content) == []


def test_other_programs_find_levels_letters_spans_and_mathematics() -> None:
    by = {program: read(gallery().content) for program, read in READERS.items()}

    assert "Text and marks</h1>" in by["mammoth"]
    assert "Inline marks</h2>" in by["mammoth"]
    assert all("letter a" in each and 'colspan="2"' in each for each in by.values())
    assert re.search(r'<ol[^>]*type="a"', by["pandoc"])
    assert 'class="math' in by["pandoc"]


def test_the_outline_is_the_one_that_was_judged_by_eye() -> None:
    golden = Path(__file__).parent / "goldens" / "gallery-outline.txt"

    assert _outline() == golden.read_text(encoding="utf-8")


def test_the_properties_are_those_that_were_judged_by_eye() -> None:
    golden = Path(__file__).parent / "goldens" / "gallery-properties.txt"

    assert property_outline(open_docx(gallery().content)) == golden.read_text(encoding="utf-8")


def _outline() -> str:
    """One line for each paragraph: its style, its list level, its text."""
    file = open_docx(gallery().content)
    lines = []
    for each in file.find("//w:body//w:p"):
        level = each.find("{*}pPr/{*}numPr/{*}ilvl")
        mark = "" if level is None else f" [{next(iter(level.attrib.values()))}]"
        lines.append(f"{file.style(each) or '-'}{mark}: {words(each)}".rstrip())
    return "\n".join(lines) + "\n"
