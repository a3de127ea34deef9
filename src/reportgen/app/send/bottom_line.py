"""A composed page → the bottom line of the report in plain words: its first key judgement."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.report.page import Element

# What a reader without the report cannot follow: numbers of notes, marks, explanations of terms.
_LEFT_OUT = frozenset({"noteref", "note-separator", "citation", "citation-group", "mark", "term-definition"})


def bottom_line(root: Element) -> str:
    """The first judgement with our confidence in it; empty where the report has none."""
    first = next((each for each in _elements(root) if each.get("data-role") == "judgements"), None)
    item = next(first.elements, None) if first is not None else None
    if item is None:
        return ""
    # The letter must not sound more certain than the report: what it says of its confidence comes along.
    said = (each for each in item.elements if each.get("data-role") in {None, "confidence"})
    return " ".join(" ".join("".join(_text(each)) for each in said).split())


def _elements(root: Element) -> Iterator[Element]:
    return (each for each in root.walk() if isinstance(each, Element))


def _text(element: Element) -> Iterator[str]:
    if element.get("data-role") in _LEFT_OUT:
        return
    for child in element.children:
        if isinstance(child, Element):
            yield " " if child.tag == "br" else ""
            yield from _text(child)
        else:
            yield str(child)
