"""A line of a file → the names of the values that a report gets from it."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.values import value_table
from reportgen.model.profile import Profile
from reportgen.model.project import About
from reportgen.model.span import Span
from reportgen.model.text.asked import Asked
from reportgen.model.text.written import WrittenText


def values_set_at(asked: Asked, about: About, profile: Profile) -> frozenset[str]:
    """What may stand in `{{ }}` and is set there; what a profile sets wins over the project."""
    table = value_table(about, profile, {})
    spans = {
        **_by_name(about.origins, "values.", "project.", table),
        **_by_name(profile.origins, "settings.", "profile.", table),
    }
    return frozenset(name for name, each in spans.items() if _is_set(table[name], each, asked))


def _by_name(
    origins: Mapping[str, Span], own: str, others: str, table: Mapping[str, str]
) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for key, span in origins.items():
        name = _value_of(key.removeprefix(own) if key.startswith(own) else f"{others}{key}", table)
        if name in table:
            spans.setdefault(name, []).append(span)
    return spans


def _value_of(name: str, table: Mapping[str, str]) -> str:
    """The value itself, for one of its parts (`project.authors.0`)."""
    while name not in table and "." in name:
        name = name.rpartition(".")[0]
    return name


def _is_set(value: str, spans: list[Span], asked: Asked) -> bool:
    if any((span.path, span.line) == (asked.path, asked.line) for span in spans):
        return True
    return isinstance(value, WrittenText) and asked.holds(value.words.place)
