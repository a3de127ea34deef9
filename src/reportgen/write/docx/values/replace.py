"""A frozen value → the same with some fields changed, three times as fast as the standard library's way.

A long report does this a hundred thousand times with values of up to forty fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value")


def replace(value: Value, /, **changes: Any) -> Value:
    """What `dataclasses.replace` does, for classes whose every field is an argument in its place."""
    kind: Any = type(value)  # mypy does not take the class of anything for hashable
    read, place_of = _reading(kind)
    content = list(read(value))
    for name, changed in changes.items():
        content[place_of[name]] = changed
    made: Value = kind(*content)
    return made


@cache
def _reading(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int]]:
    names = [each.name for each in fields(kind)]
    places = {name: place for place, name in enumerate(names)}
    if len(names) == 1:
        return (lambda value: (getattr(value, names[0]),)), places
    return attrgetter(*names), places
