"""The styles of an OpenDocument text → marks of words, names of paragraphs, numbers of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.ingest.odt.names import FO, STYLE, TEXT

_LONGEST_CHAIN = 30


class Styles:
    """Common and automatic styles by name."""

    def __init__(self, *roots: etree._Element | None) -> None:
        found = [each for root in roots if root is not None for each in root.iter(STYLE + "style")]
        self._styles: Mapping[str, etree._Element] = {each.get(STYLE + "name") or "": each for each in found}
        lists = [each for root in roots if root is not None for each in root.iter(TEXT + "list-style")]
        self._lists: Mapping[str, etree._Element] = {each.get(STYLE + "name") or "": each for each in lists}

    def names(self, name: str | None) -> tuple[str, ...]:
        """The style's name and those it is based on, as people see them."""
        based = (each.get(STYLE + "name") for each in self._chain(name))
        return tuple(each.replace("_20_", " ") for each in dict.fromkeys((name, *based)) if each)

    def marks(self, name: str | None) -> frozenset[str]:
        """What the style does to words."""
        marks: set[str] = set()
        properties = [each.find(STYLE + "text-properties") for each in self._chain(name)]
        for attribute, plain, mark in _LOOKS:
            values = (each.get(attribute) for each in properties if each is not None)
            value = next((each for each in values if each), plain)
            if value != plain:
                marks.add(mark)
        position = (
            next((each.get(STYLE + "text-position") for each in properties if each is not None), None) or ""
        )
        if position.startswith(("super", "sub")):
            marks.add("sup" if position.startswith("super") else "sub")
        return frozenset(marks)

    def is_hidden(self, name: str | None) -> bool:
        """Whether the style hides its words."""
        properties = (each.find(STYLE + "text-properties") for each in self._chain(name))
        return any(each is not None and each.get(TEXT + "display") == "none" for each in properties)

    def list_of(self, name: str | None) -> str | None:
        """The list style that a paragraph style brings."""
        return next(
            (found for each in self._chain(name) if (found := each.get(STYLE + "list-style-name"))), None
        )

    def start(self, name: str | None, depth: int) -> int | None:
        """The first number of a list at a depth from 0; None for bullets."""
        levels = self._lists.get(name or "", ())
        for level in levels:
            if level.get(TEXT + "level") == str(depth + 1):
                is_number = level.tag == TEXT + "list-level-style-number" and level.get(STYLE + "num-format")
                start = level.get(TEXT + "start-value") or "1"
                return (int(start) if start.isdigit() else 1) if is_number else None
        return None

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].get(STYLE + "parent-style-name")


# Attribute, its value in plain words, what another value makes of them.
_LOOKS = (
    (FO + "font-weight", "normal", "strong"),
    (FO + "font-style", "normal", "em"),
    (STYLE + "text-line-through-style", "none", "del"),
)
