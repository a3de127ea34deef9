"""Candidates + front-matter keys → the same candidates in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportgen.model.content.block import FieldValue
from reportgen.plan.selection.candidate import Candidate
from reportgen.plan.selection.fields import field_of


def in_order(candidates: Iterable[Candidate], keys: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Sort by `keys`, `-key` descending; a missing value comes last either way, ties go by id.

    Without keys the order in which the entry names them stays.
    """
    if not keys:
        return tuple(candidates)
    ordered = sorted(candidates, key=lambda each: each.block.id)
    # Least important key first: each later sort keeps the order among its equals.
    for key in reversed(keys):
        ordered = _by_key(ordered, key.removeprefix("-"), descending=key.startswith("-"))
    return tuple(ordered)


def _by_key(candidates: list[Candidate], field: str, *, descending: bool) -> list[Candidate]:
    present = [each for each in candidates if field_of(each.block, field) is not None]
    missing = [each for each in candidates if field_of(each.block, field) is None]
    present.sort(key=lambda each: _comparable(field_of(each.block, field)), reverse=descending)
    return present + missing


def _comparable(value: FieldValue) -> tuple[int, float, str]:
    """One scale for everything YAML can hold: numbers before text, dates as text."""
    if isinstance(value, bool | int | float):
        return (0, float(value), "")
    if isinstance(value, date):
        return (1, 0.0, value.isoformat())
    if isinstance(value, tuple):
        return (1, 0.0, "\n".join(str(member) for member in value).casefold())
    return (1, 0.0, str(value).casefold())
