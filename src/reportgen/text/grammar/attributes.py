"""`{#id .class key=value key="two words"}` → attributes with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.text.attributes import Attribute, Attributes
from reportgen.model.text.words import Maker
from reportgen.text.grammar.places.content import Content

HOW = 'write {#id .class name=value name="two words"}'

_OPEN = re.compile(r"\{(?!\{)")
_PART = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s"'{}=#.]+)
      | \.(?P<kind>[A-Za-z][\w-]*)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<double>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"'{}]+))
    )(?=[\s}])""",
    re.VERBOSE,
)
_CLOSE = re.compile(r"\s*\}")
_ESCAPED = re.compile(r"\\(.)")
_KEYS: Mapping[str, str] = {"id": "id", "kind": "class"}


def end_of_attributes(text: str, start: int = 0) -> int | None:
    """The position behind the attributes that open at `start`; None where none stand."""
    found = _scan(text, start)
    return found[1] if found is not None else None


def attributes_at(content: Content, start: int = 0) -> tuple[Attributes, int] | None:
    """The attributes that open at `start`, and the position behind them; None where none stand."""
    found = _scan(content.text, start)
    if found is None:
        return None
    parts, after = found
    every = tuple(_attribute(part, content) for part in parts)
    return Attributes(every, content.place(start, after)), after


def merged(groups: Iterable[Attributes]) -> Attributes:
    """All attributes of one thing; a key of an earlier group hides that of a later one."""
    kept = [each for each in groups if each]
    if len(kept) < 2:
        return kept[0] if kept else Attributes()
    return Attributes(tuple(_first_of_each(kept)), kept[0].place)


def _first_of_each(groups: Iterable[Attributes]) -> Iterator[Attribute]:
    known: set[str] = set()
    for group in groups:
        yield from (each for each in group.all if each.key not in known)
        known |= {each.key for each in group.all}


def _scan(text: str, start: int) -> tuple[list[re.Match[str]], int] | None:
    opened = _OPEN.match(text, start)
    if opened is None:
        return None
    position = opened.end()
    parts: list[re.Match[str]] = []
    while part := _PART.match(text, position):
        position = part.end()
        parts.append(part)
    closed = _CLOSE.match(text, position)
    return (parts, closed.end()) if closed is not None and parts else None


def _attribute(part: re.Match[str], content: Content) -> Attribute:
    key, group = _key(part)
    value = content.words(*part.span(group)).substitute(_ESCAPED, lambda found: found[1], Maker.ESCAPE)
    lead = len(part[0]) - len(part[0].lstrip())
    return Attribute(key, value, content.place(part.start() + lead, part.end()))


def _key(part: re.Match[str]) -> tuple[str, str]:
    """The key, and the group that holds its value."""
    group = part.lastgroup or "bare"
    return (part["key"], group) if part["key"] else (_KEYS[group], group)
