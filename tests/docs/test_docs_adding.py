"""Every example of docs/adding.md works as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.guide import PAGE, Reader, sections

SECTIONS = sections(PAGE.read_text("utf-8"))


def test_the_page_has_an_example_for_everything_one_can_add() -> None:
    assert list(SECTIONS) == [
        "A check",
        "An importer",
        "A mail transport",
        "A container",
        "An output format",
        "A language",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("section", SECTIONS)
def test_the_examples_of_a_section_work_as_they_stand(section: str, tmp_path: Path) -> None:
    Reader(tmp_path).follow(iter(SECTIONS[section]))


def test_no_section_is_without_a_command() -> None:
    assert [name for name, examples in SECTIONS.items() if all(e.kind != "console" for e in examples)] == []
