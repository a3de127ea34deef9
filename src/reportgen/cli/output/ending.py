"""The last words of a command whose exit code says how it went."""

from __future__ import annotations

from collections.abc import Iterable

import click

from reportgen.cli.output.call import Call
from reportgen.model.diagnostic import Diagnostic


def answer_and_end(
    call: Call, result: object, text: str, diagnostics: Iterable[Diagnostic] = (), *, exit_code: int
) -> None:
    """Print the result and end with `exit_code`, which JSON names too."""
    call.answer(result, text, diagnostics, exit_code=exit_code)
    click.get_current_context().exit(exit_code)
