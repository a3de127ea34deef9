"""The engine's own stylesheets, read from a file instead of parsed on every start.

They speak of every element there is and give the browser's ordinary look; parsing them is a fifth of the
engine's start. What comes out is the same on every system, so it is kept in `own_sheets.json` beside this
file, with the digest of each sheet and the versions of what parsed it. Others are parsed as ever.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

KEPT = Path(__file__).with_name("own_sheets.json")
# The engine's names for the text of a sheet, and for the sheet.
SHEETS = {"UA": "UA_STYLESHEET", "UA_FORM": "UA_FORM_STYLESHEET", "PH": "PH_STYLESHEET"}
PARSERS = ("tinycss2", "cssselect2")
# What is kept of a selector, in this order, after the number of its declarations and the source of its test.
SELECTOR = (
    *("never_matches", "specificity", "pseudo_element", "id", "class_name", "local_name"),
    *("lower_local_name", "namespace", "requires_lang_attr", "needed"),
)

_SWAPPED = threading.RLock()


@contextmanager
def kept_sheets() -> Iterator[None]:
    """Let an engine that is imported in here take its own stylesheets from the file, if they are those."""
    kept = _kept()
    if kept is None:
        yield
        return
    tinycss2: Any = import_module("tinycss2")
    with _SWAPPED:
        parse = tinycss2.parse_stylesheet
        tinycss2.parse_stylesheet = lambda css: [] if digest_of(css) in kept["sheets"] else parse(css)
        try:
            yield
        finally:
            tinycss2.parse_stylesheet = parse
    _fill(import_module("weasyprint.html"), kept)


def digest_of(css: str) -> str:
    """What a sheet is known by."""
    return sha256(css.encode()).hexdigest()


def _as_parsed(value: Any) -> Any:
    """A value of a property: JSON knows tuples, as lists, words and numbers, and names the other kinds."""
    if isinstance(value, list):
        return tuple([_as_parsed(each) for each in value])
    if isinstance(value, dict):
        ((kind, content),) = value.items()
        return _MAKE[kind](content)
    return value


def _dimension(content: list[Any]) -> Any:
    return import_module("weasyprint.css.properties").Dimension(*content)


def _ident(content: list[Any]) -> Any:
    return import_module("tinycss2.ast").IdentToken(*content)


_MAKE: Mapping[str, Callable[[Any], Any]] = {
    "dimension": _dimension,
    "ident": _ident,
    "set": set,
    "list": lambda content: [_as_parsed(each) for each in content],
    "dict": lambda content: {name: _as_parsed(each) for name, each in content.items()},
}


def _kept() -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(KEPT.read_bytes())
        wanted = kept["versions"]
        is_ours = has_distribution("weasyprint", wanted["weasyprint"]) and all(
            wanted[name] == import_module(name).VERSION for name in PARSERS
        )
    except (ImportError, OSError, ValueError, KeyError, AttributeError):
        return None
    return kept if is_ours else None


def has_distribution(name: str, version: str) -> bool:
    """Whether a package was installed as this version, found out without importing it."""
    found = find_spec(name)
    folders = (found.submodule_search_locations if found is not None else None) or ()
    return any(Path(folder).with_name(f"{name}-{version}.dist-info").is_dir() for folder in folders)


def _fill(engine: Any, kept: Mapping[str, Any]) -> None:
    """Give the sheets, which were made empty, what they would hold."""
    page_kind = import_module("weasyprint.css").PageSelectorType
    for text, name in SHEETS.items():
        content = kept["sheets"].get(digest_of(getattr(engine, text)))
        if content is None:
            continue
        sheet = getattr(engine, name)
        rules = [[_as_parsed(each) for each in declarations] for declarations in content["declarations"]]
        for number, source, *attributes in content["selectors"]:
            sheet.matcher.add_selector(_selector(source, attributes), (rules[number], None))
        for specificity, margin, page, declarations in content["pages"]:
            # The engine never looks at what stands for the rule itself.
            chosen = [(specificity, margin, page_kind(*page))]
            sheet.page_rules.append((None, chosen, [_as_parsed(each) for each in declarations]))
    for name, style in kept["counters"].items():
        engine.UA_COUNTER_STYLE[name] = _as_parsed(style)


def _selector(source: str, attributes: list[Any]) -> Any:
    from reportgen.write.engine.imports.selectors import compile_test  # noqa: PLC0415  # the parser may be missing

    known = zip(SELECTOR, map(_as_parsed, attributes), strict=True)
    return SimpleNamespace(test=compile_test(source), **dict(known))
