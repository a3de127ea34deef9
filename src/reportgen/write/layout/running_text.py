"""The lines of a margin box, and what its strings were set to → its text before it was broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportgen.model.report.layout import Token

WHITE = re.compile(r"[ \t\n\r\f]+")  # CSS Text 3, 4.1: what collapses, and what a line's end drops


def unbroken(lines: Sequence[str], tokens: Iterable[Token], strings: Mapping[str, Iterable[str]]) -> str:
    """The text as one line.

    A line's end drops its space, and one after a hyphen had none: only what was set can tell them apart.
    Where that does not say what the lines show, a space stands between them.
    """
    if len(lines) < 2:  # one line has no end within
        return "".join(lines)
    tokens = tuple(tokens)
    known = [_values(token, strings) for token in tokens]
    pattern = "".join(f"({_pattern(each)})" for each in known)
    found = re.fullmatch(pattern, _bare("".join(lines)))
    if found is None:
        return " ".join(lines)
    return "".join(each.get(shown, shown) for each, shown in zip(known, found.groups(), strict=True))


def _values(token: Token, strings: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """What a token may show, by the same without white space."""
    values = {"text": (token.value,), "string": strings.get(token.value, ())}.get(token.kind, ())
    return {_bare(each): WHITE.sub(" ", each) for each in values}


def _pattern(values: Mapping[str, str]) -> str:
    return "|".join(re.escape(each) for each in sorted(values, key=len, reverse=True)) or ".*"


def _bare(text: str) -> str:
    return WHITE.sub("", text)
