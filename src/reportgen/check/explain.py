"""A code → the manual page of the check that reports it."""

from __future__ import annotations

import inspect
import sys

from reportgen.check.run import OWN_CODES
from reportgen.check.table import CHECKS
from reportgen.model.diagnostic import Severity
from reportgen.model.frozen import frozen

_OWN = """Allowances and levels: what a project says about the checks themselves.

What      A line `# allow: CODE because REASON` in the front matter of a block silences one code
          there; `checks: {levels: …}` in `reportgen.yaml` and `checks:` in a profile set the level
          of a code to error, warning, note or off.
Why       An excuse that nothing needs any more, or a code that does not exist, hides the next
          fault.
Example   `nothing here needs the excuse from banned-word`
Way out   Take the line out, or correct the code.
"""


@frozen
class Manual:
    """`number` counts as the guide does, 0 for the rules about checks themselves."""

    number: int
    name: str
    codes: dict[str, Severity]
    text: str


def manuals() -> tuple[Manual, ...]:
    """The manual page of every check, in the order of the table."""
    pages = [
        Manual(number, check.name, dict(check.codes), _page_of(check.look.__module__))
        for number, check in enumerate(CHECKS, 1)
    ]
    return (*pages, Manual(0, "allowances and levels", dict(OWN_CODES), inspect.cleandoc(_OWN)))


def manual_of(code: str) -> Manual | None:
    """The page that explains a code, None for codes that no built-in check reports."""
    return next((page for page in manuals() if code in page.codes), None)


def _page_of(module: str) -> str:
    return inspect.cleandoc(sys.modules[module].__doc__ or "")
