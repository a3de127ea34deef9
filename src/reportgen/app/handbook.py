"""Diagnostic code → its page in the handbook, shipped with the package."""

from __future__ import annotations

import inspect
import re
from importlib.resources import files

CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def page_of(code: str) -> str | None:
    """The page in Markdown, or None where no diagnostic has this code."""
    if not CODE.fullmatch(code):
        return None
    page = files("reportgen") / "handbook" / f"{code}.md"
    return page.read_text("utf-8").rstrip() if page.is_file() else _page_of_check(code)


def codes() -> tuple[str, ...]:
    """Every code that has a page."""
    pages = (files("reportgen") / "handbook").iterdir()
    written = {page.name.removesuffix(".md") for page in pages if page.name.endswith(".md")}
    return tuple(sorted(written | _codes_of_checks()))


def _page_of_check(code: str) -> str | None:
    """A check opens with its own manual page: what it looks at, why, an example and the way out."""
    from reportgen.check.table import CHECKS  # noqa: PLC0415  # only codes of checks need the table

    for check in CHECKS:
        if code in check.codes:
            manual = inspect.getdoc(inspect.getmodule(check.look)) or ""
            return f"# {code}\n\n{manual}"
    return None


def _codes_of_checks() -> set[str]:
    from reportgen.check.table import CHECKS  # noqa: PLC0415  # as above

    return {code for check in CHECKS for code in check.codes}
