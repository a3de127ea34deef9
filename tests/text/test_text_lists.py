"""A list that is printed with other numbers than the author's says so."""

from __future__ import annotations

import pytest

from text.random_markdown import read


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("2. a\n5. b\n6. c", "the item 5. is printed as 3.", 2),
        ("1. a\n1. b\n5. c", "the item 1. is printed as 2.", 2),
        ("a\n\n1. b\n\n3. c", "the item 3. is printed as 2.", 5),
        ("7) a\n8) b", "the item 7) is printed as 7.", 1),
    ],
)
def test_a_list_with_other_numbers_is_told(text: str, message: str, line: int) -> None:
    (warning,) = read(text).diagnostics

    assert (warning.code, warning.severity, warning.message) == ("renumbered-list", "warning", message)
    assert warning.span is not None
    assert warning.span.line == line


@pytest.mark.parametrize("text", ["1. a\n2. b", "4. a\n5. b", "1. a\n1. b\n1. c", "3. a\n3. b", "- a\n- b"])
def test_a_list_with_its_own_numbers_is_silent(text: str) -> None:
    assert read(text).diagnostics == ()
