"""A cell to be filled in by hand is as high in Word as on the page."""

from __future__ import annotations

import pytest

from gallery.word_reading import written_body

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = '<table><thead><tr><th scope="col">Task</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>'


@pytest.mark.parametrize(("cell", "is_line"), [("\u00a0", True), (" ", False), ("", False)])
def test_a_no_break_space_makes_a_line_and_other_space_none(cell: str, *, is_line: bool) -> None:
    root = written_body(TABLE.format(cell)).root()

    last = list(root.iter(f"{W}tc"))[-1]
    assert [each.text for each in last.iter(f"{W}t")] == (["\u00a0"] if is_line else [])
    spacing = [each.get(f"{W}lineRule") for each in last.iter(f"{W}spacing")]
    assert ("exact" in spacing) != is_line
