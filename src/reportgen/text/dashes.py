"""Words → the same with `--` as the dash that it stands for.

A dash stands between words, between figures, or between spaces; in an address, a path, a name of a file, a
code or an option (`--dry-run`) hyphens stay hyphens.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reportgen.model.text.words import Maker, Words

_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
_DASHES = {"--": "–", "---": "—"}
_OPENING = "([{<\"'“‘„«"
# A path, DOI or address; a name with an underscore, equals sign or backslash; a domain or name of a file.
_CODE = re.compile(
    r"^[^/]*+/.*[A-Za-z]|^[^A-Za-z]*+[A-Za-z].*/|^10\.\d{4,}/|//|[@_=\\]|^www\.|\w{2}\.[A-Za-z]|\.[A-Za-z]{2}"
)
_TOKEN = re.compile(r"\S+")


def with_dashes(words: Words) -> Words:
    """The words as they are printed."""
    if "--" not in str(words):
        return words
    text, before = str(words), _before(words)
    codes = {token.end() for token in _TOKEN.finditer(text) if "--" in token[0] and _CODE.search(token[0])}
    ends = [token.end() for token in _TOKEN.finditer(text)]

    def is_dash(found: re.Match[str]) -> bool:
        return ends[bisect_left(ends, found.end())] not in codes and _is_dash(text, before, found)

    return words.substitute(
        _DASH,
        lambda found: _DASHES[found[0]] if is_dash(found) else found[0],
        Maker.DASH,
    )


def _before(words: Words) -> str:
    """The character of the file in front of the words: `*a*--b` has no space there."""
    place = words.place
    return place.source.text[place.start - 1 : place.start] if place is not None else ""


def _is_dash(text: str, before: str, found: re.Match[str]) -> bool:
    previous = text[found.start() - 1] if found.start() else before
    following = text[found.end() : found.end() + 1]
    begins = not previous or previous.isspace() or previous in _OPENING
    return not (begins and following.isalnum())
