"""Markdown text → the same lines without `:::` fences, and the containers they opened."""

from __future__ import annotations

import re

from reportgen.check.prose.attributes import Attributes, read_attributes
from reportgen.model.frozen import frozen

_FENCE = re.compile(r"\s{0,12}(:{3,})\s*(.*?)\s*$")
_CODE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_NAME = re.compile(r"([\w-]+)\s*(.*)")


@frozen
class Container:
    """`first` and `last` are its lines counted from 0, fences included; `rest` follows the name."""

    name: str
    rest: str
    attributes: Attributes
    first: int
    last: int

    def holds(self, line: int) -> bool:
        """Whether a line lies within."""
        return self.first <= line <= self.last

    @property
    def names(self) -> tuple[str, ...]:
        """The audiences an `only` or `except` container names."""
        return tuple(re.split(r"[,\s]+", self.rest.strip())) if self.name in ("only", "except") else ()

    def is_for(self, audiences: frozenset[str]) -> bool:
        """Whether readers of these names see what it holds."""
        if self.name == "only":
            return not audiences.isdisjoint(self.names)
        return self.name != "except" or audiences.isdisjoint(self.names)


def split_containers(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Container, ...]]:
    """Blank every fence line, so that line numbers stay; containers come in the order they open."""
    kept = list(lines)
    opened: list[tuple[int, int, str]] = []
    containers: list[Container] = []
    code: str | None = None
    for number, line in enumerate(lines):
        mark = _CODE.match(line)
        if mark and (code is None or mark.group(1).startswith(code)):
            code = mark.group(1) if code is None else None
        fence = None if code else _FENCE.match(line)
        if fence is None:
            continue
        kept[number] = ""
        colons, info = len(fence.group(1)), fence.group(2)
        if info:
            opened.append((number, colons, info))
        elif opened:
            first, _, info = opened.pop()
            containers.append(_container(info, first, number))
    containers.extend(_container(info, first, len(lines) - 1) for first, _, info in opened)
    return tuple(kept), tuple(sorted(containers, key=lambda each: (each.first, -each.last)))


def _container(info: str, first: int, last: int) -> Container:
    found = _NAME.match(info)
    name, rest = (found.group(1), found.group(2)) if found else (info, "")
    plain, brace, attributes = rest.partition("{")
    return Container(name, plain.strip(), read_attributes(brace + attributes), first, last)
