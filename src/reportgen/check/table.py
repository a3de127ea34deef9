"""The sixteen checks in the order of the guide, and those that others bring."""

from __future__ import annotations

from functools import cache

from reportgen.check.finding import Check, EditorialCheck
from reportgen.check.rules import (
    accessibility,
    attribution,
    balance,
    certainty,
    changed,
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
from reportgen.plug_ins import Door, plug_ins

DOOR: Door[EditorialCheck] = Door(
    "reportgen.checks",
    EditorialCheck,  # type: ignore[type-abstract]  # only asked whether something keeps it
    "check",
    "name, codes and find",
)

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
    changed.CHECK,
)


@cache
def foreign_checks() -> tuple[EditorialCheck, ...]:
    """Checks that installed packages register, by name."""
    return plug_ins(DOOR)
