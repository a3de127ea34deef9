"""Selectors of stylesheets, compiled when they are first tried, and tried only on elements they can match.

The engine's own stylesheets speak of every element there is, four hundred selectors, and each becomes a
Python function by `eval`; a report holds a few dozen elements, and most selectors are never tried. A theme
speaks of `data-role` and its like, and every element would be tried against each of those selectors; here
they are found by the attribute that an element must have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import cssselect2
from cssselect2 import compiler, parser

Test = Callable[[Any], Any]


def use_fast_selectors() -> None:
    """From now on, for stylesheets that are read later; a second call changes nothing."""
    # The compiler calls `eval` by its name in its own module.
    compiler.eval = compile_later
    compiler.CompiledSelector = Selector
    cssselect2.Matcher = Matcher


def compile_later(source: str, known: dict[str, Any], local: Mapping[str, Any]) -> Test:
    """What `eval` makes of the source of a function, made when that is first called."""
    compiled: Test | None = None

    def test(element: Any) -> Any:
        nonlocal compiled
        if compiled is None:
            compiled = eval(source, known, local)  # noqa: S307  # what the compiler wrote, in its own words
        return compiled(element)

    return test


class Selector(compiler.CompiledSelector):  # type: ignore[misc]  # the library has no types
    """A selector that knows an attribute, with its value, without which it matches nothing."""

    def __init__(self, parsed: Any) -> None:
        super().__init__(parsed)
        node = parsed.parsed_tree
        subject = node.right if isinstance(node, parser.CombinedSelector) else node
        self.needed = next(filter(None, map(_needed, subject.simple_selectors)), None)


class Matcher(cssselect2.Matcher):  # type: ignore[misc]  # as above
    """Finds by attribute what the library tries on every element, or on every one of that name."""

    def __init__(self) -> None:
        super().__init__()
        self.by_attribute: dict[tuple[str, str], list[tuple[Any, ...]]] = {}

    def add_selector(self, selector: Selector, payload: Any) -> None:
        """Keep a selector, and what it stands for, in the order of the stylesheet."""
        if selector.needed is None:
            super().add_selector(selector, payload)
            return
        self.order += 1
        if not selector.never_matches:
            entry = (selector.test, selector.specificity, self.order, selector.pseudo_element, payload)
            self.by_attribute.setdefault(selector.needed, []).append(entry)

    def match(self, element: Any) -> list[tuple[Any, ...]]:
        """What the library's own finds, in its order: by specificity, then by place."""
        found: list[tuple[Any, ...]] = super().match(element)
        count = len(found)
        for attribute in element.etree_element.attrib.items():
            self.add_relevant_selectors(element, self.by_attribute.get(attribute, ()), found)
        if len(found) > count:
            found.sort()
        return found


def _needed(simple: Any) -> tuple[str, str] | None:
    """`[name="value"]`, compared letter by letter."""
    is_exact = isinstance(simple, parser.AttributeSelector) and simple.operator == "="
    if (
        not is_exact
        or simple.namespace != ""
        or simple.case_sensitive is False
        or simple.name != simple.lower_name
    ):
        return None
    return simple.name, simple.value
