"""Selectors of stylesheets, compiled when an element is first tried against them.

The engine's own stylesheets speak of every element there is, four hundred selectors, and each becomes a
Python function by `eval`. A report holds a few dozen elements; most selectors are never tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import cssselect2.compiler

Test = Callable[[Any], Any]


def postpone_selectors() -> None:
    """From now on; a second call changes nothing. The compiler calls `eval` by its name in its own module."""
    cssselect2.compiler.eval = compile_later


def compile_later(source: str, known: dict[str, Any], local: Mapping[str, Any]) -> Test:
    """What `eval` makes of the source of a function, made when that is first called."""
    compiled: Test | None = None

    def test(element: Any) -> Any:
        nonlocal compiled
        if compiled is None:
            compiled = eval(source, known, local)  # noqa: S307  # what the compiler wrote, in its own words
        return compiled(element)

    return test
