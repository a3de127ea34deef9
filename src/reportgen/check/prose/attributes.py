"""`{#id .class key="value"}` → id, classes and values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from reportgen.model.frozen import frozen

_PART = re.compile(r"#([\w.:-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s}]*))")


@frozen
class Attributes:
    """What stands between the braces; `only` and `excepted` are None where nothing is said."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every audience that `only` or `except` names."""
        return _listed(self.values.get("only", "")) + _listed(self.values.get("except", ""))

    def is_for(self, audiences: frozenset[str]) -> bool:
        """Whether readers of these names see what carries the attributes."""
        only = _listed(self.values.get("only", ""))
        excepted = _listed(self.values.get("except", ""))
        return (not only or not audiences.isdisjoint(only)) and audiences.isdisjoint(excepted)


def read_attributes(text: str) -> Attributes:
    """The attributes in `text`, with or without its braces."""
    anchor: str | None = None
    classes: list[str] = []
    values: dict[str, str] = {}
    for match in _PART.finditer(text):
        if match.group(1):
            anchor = match.group(1)
        elif match.group(2):
            classes.append(match.group(2))
        else:
            values[match.group(3)] = match.group(4) or match.group(5) or match.group(6) or ""
    return Attributes(anchor, tuple(classes), values)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[,\s]+", names) if name)
