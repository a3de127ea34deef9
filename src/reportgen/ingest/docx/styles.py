"""The style sheet of a Word document → what a style means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from reportgen.ingest.docx.names import W, is_on, is_raised, number, value

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)", re.IGNORECASE)
_CODE = re.compile(r"preformatted|source ?code|^code|verbatim|macro text", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?\d|table of figures|contents \d", re.IGNORECASE)
_BODY = frozenset({"", "normal", "standard", "default", "no spacing"})
_LONGEST_CHAIN = 30
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says, its ancestors included; None where none says."""

    name: str
    outline: int | None
    list_id: str | None
    list_level: int
    is_bold: bool | None
    is_italic: bool | None
    is_hidden: bool | None
    size: float | None
    is_raised: bool = False

    @property
    def heading(self) -> int | None:
        """The level of a heading, from 1; the title of the document is 0."""
        if self.name.lower() in {"title", "document title"}:
            return 0
        found = _HEADING.match(self.name)
        if found is not None:
            return int(found[1]) or 1
        return self.outline + 1 if self.outline is not None and self.outline < 9 else None

    @property
    def is_quote(self) -> bool:
        """Whether paragraphs of it are quotations."""
        return "quot" in self.name.lower() or self.name.lower() == "block text"

    @property
    def is_code(self) -> bool:
        """Whether its spaces count."""
        return _CODE.search(self.name) is not None

    @property
    def is_contents(self) -> bool:
        """Whether it is of entries that Word generates."""
        return _CONTENTS.fullmatch(self.name) is not None

    @property
    def is_body(self) -> bool:
        """Whether it says nothing: what paragraphs have that nobody gave a style."""
        return self.name.lower() in _BODY

    @property
    def is_item(self) -> bool:
        """Whether its paragraphs are items, though no number or sign stands before them."""
        return self.name.lower().startswith("list bullet")

    @property
    def continues_item(self) -> bool:
        """Whether its paragraphs belong to the item of a list above."""
        return self.name.lower().startswith("list continue")


PLAIN = Style("", None, None, 0, None, None, None, None)


class Styles:
    """Styles by id."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iter(W + "style")
        self._elements: Mapping[str, etree._Element] = {each.get(W + "styleId") or "": each for each in found}
        self._made: dict[str, Style] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.size = number(value(defaults, "sz"), 20) / 2
        normal = next((key for key, each in self._elements.items() if _is_default(each)), None)
        self.size = self.get(normal).size or self.size

    def get(self, name: str | None) -> Style:
        """The style with the id `name`; one that says nothing where there is none."""
        if name is None or name not in self._elements:
            return PLAIN
        if name not in self._made:
            self._made[name] = self._style(name)
        return self._made[name]

    def _style(self, name: str) -> Style:
        chain = list(self._chain(name))
        paragraph = [each.find(W + "pPr") for each in chain]
        run = [each.find(W + "rPr") for each in chain]
        outline = _first(value(each, "outlineLvl") for each in paragraph)
        lists = [each.find(W + "numPr") for each in paragraph if each is not None]
        lists = [each for each in lists if each is not None]
        size = _first(value(each, "sz") for each in run)
        return Style(
            value(self._elements[name], "name") or name,
            None if outline is None else number(outline, 9),
            _first(value(each, "numId") for each in lists),
            number(_first(value(each, "ilvl") for each in lists)),
            _first(is_on(each, "b") for each in run),
            _first(is_on(each, "i") for each in run),
            _first(is_on(each, "vanish") for each in run),
            None if size is None else number(size, 20) / 2,
            any(is_raised(each) for each in run),
        )

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while name is not None and name in self._elements and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._elements[name]
            name = value(self._elements[name], "basedOn")


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}


def _first(values: Iterator[T | None]) -> T | None:
    return next((each for each in values if each is not None), None)
