"""Looks of the layout → named styles of Word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.made_elements import PLAIN
from reportgen.write.docx.values.looks import NO_FRAME, paragraph_look


@pytest.mark.parametrize(("widows", "is_guarded"), [(1, False), (2, True), (3, True)])
def test_two_lines_at_the_end_of_a_page_guard_against_widows(widows: int, *, is_guarded: bool) -> None:
    assert paragraph_look(replace(PLAIN, widows=widows), NO_FRAME, 0.0, 0.0).guards_widows is is_guarded
