"""A composed page → the pictures that it shows, and words in the place of some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportgen.model.names import AssetName
from reportgen.model.report.page import Element, PageNode
from reportgen.model.text.words import Run, Words


def pictures_in(root: Element) -> Iterator[AssetName]:
    """The names of the pictures, as often as they are shown."""
    return (_name(each) for each in root.walk() if isinstance(each, Element) and each.tag == "img")


def words_for_pictures(element: Element, words: Callable[[AssetName, str], str | None]) -> Element:
    """The page with words in the place of some pictures; `words` gets a name and an alternative text."""

    def shown(node: PageNode) -> PageNode:
        if not isinstance(node, Element):
            return node
        if node.tag != "img":
            return words_for_pictures(node, words)
        found = words(_name(node), node.get("alt") or "")
        return node if found is None else Words((Run(found, None),))

    return replace(element, children=tuple([shown(each) for each in element.children]))


def _name(picture: Element) -> AssetName:
    return AssetName((picture.get("src") or "").removeprefix("asset:"))
