"""A scalar as written → what it means in YAML 1.2's core schema (10.3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Self

from reportgen.model.content.block import FieldValue
from reportgen.read.limits import MAX_DIGITS
from reportgen.read.yaml.nodes import Plain, Raw

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DIGITS = rf"[-+]?[0-9]{{1,{MAX_DIGITS}}}"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]{1,2})?"
_LONGEST = 40


class WrittenInt(int):
    """A whole number that prints as its author typed it: `012`, `0x1F`."""

    def __new__(cls, value: int, written: str) -> Self:
        """Keep what was written beside what it means."""
        made = super().__new__(cls, value)
        made.written = written
        return made

    written: str

    def __str__(self) -> str:
        return self.written

    def __reduce__(self) -> tuple[type, tuple[int, str]]:
        return type(self), (int(self), self.written)


class WrittenFloat(float):
    """A number that prints as its author typed it: `1.10`, `1e3`."""

    def __new__(cls, value: float, written: str) -> Self:
        """Keep what was written beside what it means."""
        made = super().__new__(cls, value)
        made.written = written
        return made

    written: str

    def __str__(self) -> str:
        return self.written

    def __reduce__(self) -> tuple[type, tuple[float, str]]:
        return type(self), (float(self), self.written)


# What a scalar looks like → what it means.
_MEANINGS: tuple[tuple[re.Pattern[str], Callable[[str], int | float | bool]], ...] = (
    (re.compile("true|True|TRUE"), lambda _: True),
    (re.compile("false|False|FALSE"), lambda _: False),
    (re.compile(_DIGITS, re.ASCII), lambda text: WrittenInt(int(text), text)),
    (re.compile(r"0o[0-7]{1,18}", re.ASCII), lambda text: WrittenInt(int(text, 8), text)),
    (re.compile(r"0x[0-9a-fA-F]{1,15}", re.ASCII), lambda text: WrittenInt(int(text, 16), text)),
    (re.compile(_FLOAT, re.ASCII), lambda text: WrittenFloat(float(text), text)),
)


def meaning(text: str) -> str | int | float | bool:
    """Give the number or truth value that unquoted text means; quoted text is itself.

    Infinity, not-a-number and numbers beyond 64 bits stay text: nothing an author counts needs them.
    """
    if isinstance(text, Plain) and len(text) <= _LONGEST:
        for looks, means in _MEANINGS:
            if looks.fullmatch(text):
                return means(text)
    return text


def free_value(value: Raw) -> FieldValue:
    """Give the meaning of a whole tree, sequences as tuples: for fields whose names authors choose."""
    if isinstance(value, str):
        return meaning(value)
    if isinstance(value, list):
        return tuple(free_value(each) for each in value)
    if isinstance(value, dict):
        return {name: free_value(each) for name, each in value.items()}
    return None
