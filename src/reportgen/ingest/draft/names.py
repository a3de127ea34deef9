"""Titles → ids for people: lower-case words joined by hyphens, none of them twice."""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 48
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


def slug(title: str, most: int = MOST_LETTERS) -> str:
    """An id made of the words of a title; `text` where it has none in Latin letters."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().replace("'", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:most]
        if len(longer) > most:
            break
        made = longer
    return made or "text"


def unique(name: str, taken: set[str]) -> str:
    """`name`, or with the first number that makes it new; it counts as taken from now on."""
    made, number = name, 2
    while made in taken:
        made, number = f"{name}-{number}", number + 1
    taken.add(made)
    return made
