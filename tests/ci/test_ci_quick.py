"""The quick set leaves out what slow.txt lists, and slow.txt lists what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
SLOW = tuple((TESTS / "slow.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("listed", SLOW)
def test_what_is_listed_as_slow_is_there(listed: str) -> None:
    path, _, function = listed.partition("::")

    assert re.search(rf"^def {function or 'test_'}", (TESTS / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    assert list(SLOW) == sorted({*SLOW})


def test_a_function_is_not_listed_beside_its_file() -> None:
    assert not [each for each in SLOW if "::" in each and each.partition("::")[0] in SLOW]


def test_this_file_is_quick(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("slow") is None
