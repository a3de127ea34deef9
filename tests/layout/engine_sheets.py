"""What the engine makes of its own stylesheets.

To write src/reportgen/write/engine/imports/own_sheets.json anew: python tests/layout/engine_sheets.py
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType
from typing import Any

import cssselect2
import tinycss2
import weasyprint
from weasyprint import css, html
from weasyprint.css.counters import CounterStyle

from reportgen.write.engine.imports.own_sheets import KEPT, SELECTOR, SHEETS, digest_of
from reportgen.write.engine.imports.selectors import Matcher, quicken_selectors


class _Told(Matcher):
    """A matcher that remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[tuple[Any, Any]] = []

    def add_selector(self, selector: Any, payload: Any) -> None:
        self.given.append((selector, payload))


def parsed() -> dict[str, Any]:
    """The file's content for the engine that is installed."""
    quicken_selectors()
    counters = CounterStyle()
    return {
        "versions": {
            "weasyprint": weasyprint.__version__,
            "tinycss2": tinycss2.VERSION,
            "cssselect2": cssselect2.VERSION,
        },
        "sheets": {digest_of(getattr(html, text)): _sheet(getattr(html, text), counters) for text in SHEETS},
        "counters": {name: as_plain(style) for name, style in counters.items()},
    }


def _sheet(text: str, counters: CounterStyle) -> dict[str, Any]:
    told = _Told()
    sheet = weasyprint.CSS(string=text, counter_style=counters, matcher=told)
    assert not sheet.layers
    assert all(layer is None for _, (_, layer) in told.given)
    rules = list({id(declarations): declarations for _, (declarations, _) in told.given}.values())
    numbers = {id(declarations): number for number, declarations in enumerate(rules)}
    return {
        "declarations": [[as_plain(each) for each in declarations] for declarations in rules],
        "selectors": [
            [
                *(numbers[id(declarations)], selector.test.source),
                *(as_plain(getattr(selector, name)) for name in SELECTOR),
            ]
            for selector, (declarations, _) in told.given
        ],
        "pages": list(_pages(sheet.page_rules)),
    }


def as_plain(value: Any) -> Any:
    """A value of a property as JSON knows it; raises KeyError for a kind that is not kept."""
    if isinstance(value, NoneType | bool | int | float | str):
        return value
    kind = type(value).__name__
    return KINDS["tuple" if isinstance(value, tuple) and kind not in KINDS else kind](value)


def _all(values: Iterable[Any]) -> list[Any]:
    return [as_plain(each) for each in values]


KINDS: Mapping[str, Callable[[Any], Any]] = {
    "tuple": _all,
    "list": lambda value: {"list": _all(value)},
    "set": lambda value: {"set": sorted(value)},
    "dict": lambda value: {"dict": {name: as_plain(each) for name, each in value.items()}},
    "Dimension": lambda value: {"dimension": [value.value, value.unit]},
    "IdentToken": lambda value: {"ident": [value.source_line, value.source_column, value.value]},
}


def _pages(rules: list[Any]) -> Iterator[list[Any]]:
    for _, [(specificity, margin, page)], declarations in rules:
        assert isinstance(page, css.PageSelectorType)
        yield [specificity, margin, as_plain(tuple(page)), [as_plain(each) for each in declarations]]


def written(value: Any, depth: int = 4) -> str:
    """The file as it is kept: a line for each selector and each rule."""
    if depth == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        lines = [f"{json.dumps(name)}: {written(each, depth - 1)}" for name, each in value.items()]
        return "{\n" + ",\n".join(lines) + "\n}"
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"


if __name__ == "__main__":
    KEPT.write_text(written(parsed()) + "\n", "utf-8")
