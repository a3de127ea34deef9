"""The quick way to change a field of a frozen value is the standard library's in all but time."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest

from reportgen.write.docx.values.replace import replace


@dataclass(frozen=True, slots=True)
class Three:
    one: int
    two: str = "b"
    three: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Only:
    one: int


@dataclass(frozen=True, slots=True)
class Checked:
    one: int
    two: int

    def __post_init__(self) -> None:
        if self.one > self.two:
            raise ValueError("too much")


def test_it_does_what_the_standard_library_does() -> None:
    value = Three(1)

    assert replace(value, two="c") == dataclasses.replace(value, two="c") == Three(1, "c")
    assert replace(value, three=(1,), one=5) == Three(5, "b", (1,))
    assert replace(value) == value
    assert replace(Only(1), one=2) == Only(2)


def test_the_value_stays_as_it_was() -> None:
    value = Three(1)
    replace(value, one=2)

    assert value == Three(1)


def test_a_new_value_is_checked_like_any_other() -> None:
    with pytest.raises(ValueError, match="too much"):
        replace(Checked(1, 2), one=3)


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        replace(Three(1), four=4)
