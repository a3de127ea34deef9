"""Project, profile and `--set` → what `{{ name }}` prints, always as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from reportgen.model.content.block import FieldValue
from reportgen.model.profile import Profile
from reportgen.model.project import About
from reportgen.wording.english import date_in_words

_CALL = re.compile(r"\{\{([^{}\n]*)\}\}")


def value_table(about: About, profile: Profile, given: Mapping[str, str]) -> Mapping[str, str]:
    """Every name that may stand in `{{ }}`; the call wins over the profile, the profile over the project."""
    table = {
        "project.title": about.title,
        "project.series": about.series,
        "project.number": about.number or "",
        "project.version": about.version,
        "project.status": about.status,
        "project.issued": date_in_words(about.issued),
        "project.review_by": date_in_words(about.review_by),
        "project.publisher": about.publisher,
        "project.authors": ", ".join(about.authors),
        "project.contact": about.contact,
        "project.language": about.language,
        "project.licence": about.licence,
        "profile.id": profile.id,
        "profile.audience": profile.audience,
        "profile.language": profile.language,
    }
    table.update(_flat("", about.values))
    table.update(_flat("", profile.settings))
    table.update(given)
    return table


def fill_in(written: str, table: Mapping[str, str], unknown: Callable[[str], None]) -> str:
    """`written` with its values in place; each name that nobody knows is handed to `unknown`."""

    def value(call: re.Match[str]) -> str:
        name = call[1].strip()
        if name not in table:
            unknown(name)
        return table.get(name, "")

    return _CALL.sub(value, written)


def plain_value(value: FieldValue) -> str:
    """A field as a reader sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return date_in_words(value)
    if isinstance(value, tuple):
        return ", ".join(plain_value(each) for each in value)
    return str(value)


def _flat(prefix: str, fields: Mapping[str, FieldValue]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield f"{prefix}{name}", plain_value(value)
