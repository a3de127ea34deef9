"""No regular expression of reportgen takes longer than its text is long, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from growth.expressions import find_expressions
from growth.growth import Operation, Steep, find_steep
from growth.repetitions import make_repetitions

MOST_TEXTS = 600


@pytest.mark.slow
def test_no_expression_takes_longer_than_its_text_is_long() -> None:
    found = {
        f"{each.place} {kind}": str(steep)
        for each in find_expressions()
        for kind, operation in _operations(each.pattern, each.methods)
        if (steep := find_steep(operation, make_repetitions(each.pattern, MOST_TEXTS))) is not None
    }

    assert found == {}


@pytest.mark.parametrize(
    ("written", "method"),
    [
        pytest.param(r"(a|a)*b", "match", id="exponential: two ways for one sign"),
        pytest.param(r"(\w+\s?)*:", "fullmatch", id="exponential: a repetition of repetitions"),
        pytest.param(r"x\s*(\w*?)\s*\w*<", "match", id="cubic: neighbours that take the same signs"),
        pytest.param(r"\s*\n", "search", id="quadratic: begun anew at every sign of a run"),
        pytest.param(r"\[!\w+\] *(.*)", "fullmatch", id="quadratic: two neighbours behind an opening"),
        pytest.param(r"“[^”]*”", "search", id="quadratic: a mark that is never closed"),
        pytest.param(r"<!--.*?-->", "search", id="quadratic: an opening of several signs"),
        pytest.param(r"\b(?:(?:very|most) )*likely", "search", id="quadratic: words that may be repeated"),
    ],
)
def test_an_expression_that_takes_longer_is_found(written: str, method: str) -> None:
    assert _steep(re.compile(written), method) is not None


@pytest.mark.parametrize(
    ("written", "method"),
    [
        (r"(?<!\s)\s*+\n", "search"),
        (r"“[^“”]*+”", "search"),
        (r"\w+(?:-\w+)*", "search"),
        (r"(?<![.!?…])[.!?…]++\s++", "search"),
    ],
)
def test_an_expression_that_does_not_is_left_alone(written: str, method: str) -> None:
    assert _steep(re.compile(written), method) is None


def test_every_call_of_the_library_is_found_with_what_it_is_used_for() -> None:
    found = {each.place.rpartition(":")[0]: each for each in find_expressions()}

    assert len(found) > 150
    assert found["reportgen/check/prose/sentences.py"].methods
    assert all(each.methods for each in found.values())


def _steep(pattern: re.Pattern[Any], method: str) -> Steep | None:
    ((_, operation),) = _operations(pattern, [method])
    return find_steep(operation, make_repetitions(pattern, MOST_TEXTS))


def _operations(pattern: re.Pattern[Any], methods: Iterable[str]) -> Iterator[tuple[str, Operation]]:
    """What the methods do, each kind once: at the start of a text, over a whole text, or at every place."""
    kinds = {each if each in {"match", "fullmatch"} else "search" for each in methods}
    for kind in sorted(kinds):
        yield kind, _operation(pattern, kind)


def _operation(pattern: re.Pattern[Any], kind: str) -> Operation:
    is_bytes = isinstance(pattern.pattern, bytes)

    def operation(text: str) -> object:
        given: Any = text.encode("latin-1", "replace") if is_bytes else text
        if kind == "search":
            for _ in pattern.finditer(given):
                pass
            return None
        return getattr(pattern, kind)(given)

    return operation
