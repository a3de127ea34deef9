"""A value that a form refuses → a diagnostic at the author's line and column, in the author's words."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.read.yaml.nodes import Node

Steps: TypeAlias = tuple[str | int, ...]
"""Keys and positions that lead from the form to a value."""


class RefusedError(Exception):
    """Why a value is none of its kind, and the way out; without words everything is reported already."""

    def __init__(self, words: str = "", hint: str | None = None, code: str = "wrong-value") -> None:
        super().__init__(words)
        self.words = words
        self.hint = hint
        self.code = code


def refusal(expected: str, value: object) -> RefusedError:
    """The refusal of `value`, which is something else than expected."""
    return RefusedError(f"must be {expected}, not {kind_of(value)}")


def kind_of(value: object) -> str:
    """Name what an author wrote instead of what was expected."""
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f'"{text if len(text) <= 40 else text[:40] + "…"}"'


def report_refusal(refused: RefusedError, node: Node, steps: Steps, report: Reporter) -> None:
    """Say of the value at the end of `steps` why it is refused."""
    if refused.words:
        report(Diagnostic(refused.code, f"{_name(steps)} {refused.words}", node.span, refused.hint))


def within(steps: Steps) -> str:
    """Name the mapping that a field stands in: ` in "limit"`, nothing at the top."""
    names = [str(step) for step in steps if isinstance(step, str)]
    return f' in "{".".join(names)}"' if names else ""


def _name(steps: Steps) -> str:
    """Name a field as an author would: `limit.pages`, `item 2 of topics`."""
    names = [str(step) for step in steps if isinstance(step, str)]
    dotted = f'"{".".join(names)}"' if names else "the value"
    if steps and isinstance(steps[-1], int):
        return f"item {steps[-1] + 1} of {dotted}"
    return dotted
