"""The fifteen checks in the order of the guide, and those that others bring."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from reportgen.check import (
    accessibility,
    attribution,
    balance,
    certainty,
    confidence,
    copied,
    facts,
    fit,
    freshness,
    grade,
    lengths,
    references,
    sourcing,
    terms,
    wording,
)
from reportgen.check.finding import Check, EditorialCheck
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

GROUP = "reportgen.checks"

CHECKS: tuple[Check, ...] = (
    grade.CHECK,
    lengths.CHECK,
    sourcing.CHECK,
    certainty.CHECK,
    attribution.CHECK,
    confidence.CHECK,
    facts.CHECK,
    copied.CHECK,
    terms.CHECK,
    wording.CHECK,
    freshness.CHECK,
    references.CHECK,
    fit.CHECK,
    accessibility.CHECK,
    balance.CHECK,
)


@cache
def foreign_checks() -> tuple[EditorialCheck, ...]:
    """Checks that installed packages register, by name."""
    return load_checks(entry_points(group=GROUP))


def load_checks(entries: Iterable[EntryPoint]) -> tuple[EditorialCheck, ...]:
    """The checks behind entry points; everything that cannot be loaded is told at once."""
    loaded: list[EditorialCheck] = []
    mistakes: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda each: each.name):
        try:
            found = entry.load()
        except (ImportError, AttributeError) as wrong:
            mistakes.append(_mistake(entry, f"cannot be loaded: {wrong}"))
            continue
        if isinstance(found, EditorialCheck):
            loaded.append(found)
        else:
            mistakes.append(_mistake(entry, "has no name, codes and find"))
    if mistakes:
        raise UsageError(mistakes)
    return tuple(loaded)


def _mistake(entry: EntryPoint, what: str) -> Diagnostic:
    return Diagnostic(
        "broken-plug-in",
        f'the check "{entry.name}" ({entry.value}) {what}',
        hint="update or remove the package that brings it",
    )
