"""`{#id .class key=value key="two words"}` → attributes, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def parse_attributes(text: str, start: int = 0) -> tuple[Mapping[str, str], int] | None:
    """The attributes that open at `start` and the position after them; None where none stand.

    Classes come back under `class`, joined by spaces; the last of two equal keys wins nothing:
    a key that is given twice comes back with both values, joined, so that no value fits.
    """
    opened = _OPEN.match(text, start)
    if opened is None:
        return None
    position = opened.end()
    attributes: dict[str, str] = {}
    while part := _PART.match(text, position):
        position = part.end()
        key, value = _pair(part)
        attributes[key] = f"{attributes[key]} {value}" if key in attributes else value
    closed = _CLOSE.match(text, position)
    if closed is None or not attributes:
        return None
    return attributes, closed.end()


def _pair(part: re.Match[str]) -> tuple[str, str]:
    if part["id"]:
        return "id", part["id"]
    if part["kind"]:
        return "class", part["kind"]
    written = part["double"] if part["double"] is not None else part["bare"]
    return part["key"], re.sub(r"\\(.)", r"\1", written)
