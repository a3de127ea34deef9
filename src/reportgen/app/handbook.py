"""Diagnostic code → its page in the handbook, shipped with the package."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from importlib.resources import files

from reportgen.errors import UsageError

CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def page_of(code: str) -> str | None:
    """The page in Markdown, or None where no diagnostic has this code."""
    if not CODE.fullmatch(code):
        return None
    page = files("reportgen") / "handbook" / f"{code}.md"
    if page.is_file():
        return page.read_text("utf-8").rstrip()
    return _page_of_check(code) or _page_of_foreign_check(code)


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


def _page_of_foreign_check(code: str) -> str | None:
    """What is known of a code that an installed package brings; None where no check can be loaded."""
    from reportgen.check.finding import Check  # noqa: PLC0415  # as above
    from reportgen.check.table import foreign_checks  # noqa: PLC0415  # as above

    with suppress(UsageError):
        for check in foreign_checks():
            if code in check.codes:
                module = inspect.getmodule(check.look if isinstance(check, Check) else check.find)
                manual = inspect.cleandoc(module.__doc__ or "") if module is not None else ""
                known = f'The installed check "{check.name}" reports this, by default as {check.codes[code]}.'
                return f"# {code}\n\n{known}\n\n{manual}".rstrip()
    return None


def _codes_of_checks() -> set[str]:
    from reportgen.check.table import CHECKS  # noqa: PLC0415  # as above

    return {code for check in CHECKS for code in check.codes}
