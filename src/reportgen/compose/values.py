"""Project, profile and `--set` → what `{{ name }}` prints, always as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from reportgen.compose.mistakes import Mistakes
from reportgen.model.content.block import FieldValue
from reportgen.model.frozen import frozen
from reportgen.model.profile import Profile
from reportgen.model.project import About
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.wording import Wording, wording_of

_SETTING = "set it under values: in reportgen.yaml, with --set, or (rows of a list) by batch: in the profile"
_CALL = re.compile(r"\{\{([^{}\n]*)\}\}")


@frozen
class Values:
    """The values of one report by name; who calls one that nobody knows is told."""

    table: Mapping[str, str]
    wording: Wording
    mistakes: Mistakes

    def value(self, name: str, place: Place | None, around: Span | None = None) -> Words:
        """What a call prints; `around` is where its author looks, if `place` is not known."""
        if name not in self.table:
            hint = suggestion(name, self.table, _SETTING)
            self.mistakes.report("unknown-value", f'no value is called "{name}"', place or around, hint)
        return made(str(self.table.get(name, "")), place, Maker.VALUE)

    def fill(self, words: Words, around: Span) -> Words:
        """Words with their values in place."""
        text = str(words)
        if "{{" not in text:
            return words
        parts: list[Words] = []
        at = 0
        for call in _CALL.finditer(text):
            place = words.cut(*call.span()).place
            parts += (words.cut(at, call.start()), self.value(call[1].strip(), place, around))
            at = call.end()
        return joined([*parts, words.cut(at, len(text))])


def value_table(about: About, profile: Profile, given: Mapping[str, str]) -> Mapping[str, str]:
    """Every name that may stand in `{{ }}`; the call wins over the profile, the profile over the project."""
    wording = wording_of(str(profile.language))
    table = {
        "project.title": about.title,
        "project.series": about.series,
        "project.number": about.number or "",
        "project.version": about.version,
        "project.status": about.status,
        "project.issued": wording.date_in_words(about.issued),
        "project.review_by": wording.date_in_words(about.review_by),
        "project.publisher": about.publisher,
        "project.authors": ", ".join(about.authors),
        "project.contact": about.contact,
        "project.language": about.language,
        "project.licence": about.licence,
        "profile.id": profile.id,
        "profile.audience": profile.audience,
        "profile.language": profile.language,
    }
    table.update(_flat("", about.values, wording))
    table.update(_flat("", profile.settings, wording))
    table.update(given)
    return table


def fill_in(written: str, table: Mapping[str, str], unknown: Callable[[str], None]) -> str:
    """A letter's words with their values in place; each name that nobody knows is handed to `unknown`."""

    def value(call: re.Match[str]) -> str:
        name = call[1].strip()
        if name not in table:
            unknown(name)
        return table.get(name, "")

    return _CALL.sub(value, written)


def plain_value(value: FieldValue, wording: Wording) -> str:
    """A field as a reader sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return wording.date_in_words(value)
    if isinstance(value, tuple):
        return ", ".join(plain_value(each, wording) for each in value)
    return value if isinstance(value, str) else str(value)


def _flat(prefix: str, fields: Mapping[str, FieldValue], wording: Wording) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name}.", value, wording)
        elif value is not None:
            yield f"{prefix}{name}", plain_value(value, wording)
