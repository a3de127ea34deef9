"""The checks read Markdown with a light reader of their own; it sees what composition prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from reportgen.check.manuscripts import Manuscript, make_check_input
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Paragraph, Part
from reportgen.compose import compose_document
from reportgen.model.project import Project
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = frozenset({Part.TEXT, Part.ITEM, Part.HEADING, Part.TERM})


@pytest.fixture(scope="module")
def project() -> Project:
    found = [ROOT / "reportgen.yaml"]
    for folder in ("content", "profiles", "templates"):
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return read_sound_project({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found})


def manuscripts(project: Project) -> Iterator[Manuscript]:
    ids = [each.id for each in project.profiles.values() if not each.is_base]
    plans = {each: make_plan(project, each) for each in ids}
    return iter(
        make_check_input(project, plans, today=date(2026, 11, 21), pages={}, documents={}).manuscripts
    )


def printed_words(page: str) -> frozenset[str]:
    return frozenset(words(" ".join(str(text) for text in html.fromstring(page).itertext())))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def unknown_words(paragraph: Paragraph) -> Mapping[str, int]:
    """Words that only composition knows: values, and what cross-references print."""
    marks = (*paragraph.marks_of(Kind.VALUE), *paragraph.marks_of(Kind.REFERENCE))
    return dict.fromkeys(["it", *(mark.target.rpartition(".")[2] for mark in marks)], 1) if marks else {}


def test_every_word_that_the_checks_read_is_printed(project: Project) -> None:
    missing = []
    for manuscript in manuscripts(project):
        printed = printed_words(compose_document(project, manuscript.plan).html)
        for passage in manuscript.passages:
            for paragraph in passage.prose.paragraphs:
                if paragraph.part in WRITTEN:
                    unknown = unknown_words(paragraph)
                    lost = [
                        word for word in words(paragraph.text) if word not in printed and word not in unknown
                    ]
                    missing += [(passage.block.id, lost)] if lost else []

    assert missing == []
