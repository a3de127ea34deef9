"""The numbering part of a Word document → the number of each item."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportgen.ingest.docx.names import W, number, value

_UNNUMBERED = frozenset({"bullet", "none"})
_DEEPEST = 8


class Numbering:
    """Counts as Word does while its paragraphs come by (ECMA-376 17.9)."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._of: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        for each in () if root is None else root.iter(W + "abstractNum"):
            self._abstract[each.get(W + "abstractNumId") or ""] = each
        for each in () if root is None else root.iter(W + "num"):
            name = each.get(W + "numId") or ""
            self._of[name] = value(each, "abstractNumId") or ""
            for override in each.iter(W + "lvlOverride"):
                start = value(override, "startOverride")
                if start is not None:
                    self._restarts[name, number(override.get(W + "ilvl"))] = number(start, 1)

    def knows(self, name: str | None) -> bool:
        """Whether `name` is a list; `0` takes a paragraph out of one."""
        return name is not None and name != "0" and name in self._of

    def count(self, name: str, level: int) -> int | None:
        """The number of the next item of the list `name`; None for one with a bullet."""
        level = min(max(level, 0), _DEEPEST)
        formats = self._levels(name)
        form, start = formats.get(level, ("decimal", 1))
        counts = self._counts.setdefault(self._of[name], {})
        if name not in self._seen:
            self._seen.add(name)
            for (of, at), first in self._restarts.items():
                if of == name:
                    counts[at] = first - 1
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return None if form in _UNNUMBERED else counts[level]

    def _levels(self, name: str) -> Mapping[int, tuple[str, int]]:
        root = self._abstract.get(self._of[name])
        found = () if root is None else root.iter(W + "lvl")
        return {
            number(each.get(W + "ilvl")): (
                value(each, "numFmt") or "decimal",
                number(value(each, "start"), 1),
            )
            for each in found
        }
