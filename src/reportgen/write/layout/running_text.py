"""The lines of a margin box, and what its strings were set to → its text before it was broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportgen.model.report.layout import Token

WHITE = re.compile(r"[ \t\n\r\f]+")  # CSS Text 3, 4.1: what collapses, and what a line's end drops
ANY = ".*"


def unbroken(lines: Sequence[str], tokens: Iterable[Token], strings: Mapping[str, Iterable[str]]) -> str:
    """The text as one line.

    A line's end drops its space, and one after a hyphen had none: only what was set can tell them apart.
    Where that does not say what the lines show, a space stands between them.
    """
    if len(lines) < 2:  # one line has no end within
        return "".join(lines)
    tokens = tuple(tokens)
    known = [_values(token, strings) for token in tokens]
    found = re.fullmatch(in_turn([_pattern(each) for each in known]), _bare("".join(lines)))
    if found is None:
        return " ".join(lines)
    return "".join(each.get(shown, shown) for each, shown in zip(known, found.groups(), strict=True))


def _values(token: Token, strings: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """What a token may show, by the same without white space."""
    values = {"text": (token.value,), "string": strings.get(token.value, ())}.get(token.kind, ())
    return {_bare(each): WHITE.sub(" ", each) for each in values}


def _pattern(values: Mapping[str, str]) -> str:
    return "|".join(re.escape(each) for each in sorted(values, key=len, reverse=True)) or ANY


def in_turn(parts: Sequence[str]) -> str:
    """An expression with a group for each part.

    `ANY` ends where the next part first fits, and the last one where that last does; of neighbours the first
    takes all. Other ways are not tried: their number grows with a power of the length.
    """
    firsts = [at for at, part in enumerate(parts) if part == ANY and (at == 0 or parts[at - 1] != ANY)]
    last = max(firsts, default=-1)
    written, is_open = "", False
    for number, part in enumerate(parts):
        if part == ANY and number not in firsts:
            written += "()"
        elif part == ANY and number < last:
            written, is_open = f"{written}(?>(.*?)", True
        else:
            written, is_open = f"{written}({part}){')' if is_open else ''}", False
    return written


def _bare(text: str) -> str:
    return WHITE.sub("", text)
