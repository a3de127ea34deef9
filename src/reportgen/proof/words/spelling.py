"""Text → the forms in which it is compared: letters alone, words, and names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WINDOW = 24
"""Letters in whole words, about five of them, that say where they come from."""

LEAST_LETTERS = 8
"""A passage shorter than a window is looked for as a whole, if it has as many letters and two words."""

_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\w+(?:[-.:]\w+)*")
_JOINT = re.compile(r"[-.:]")
_MOST_JOINTS = 12
_ORDINARY = re.compile(r"[^\W\d_]+")


def letters_of(text: str) -> str:
    """The letters alone, in lower case: ends of lines, hyphens and numbers of notes make no difference."""
    return _NO_LETTERS.sub("", _folded(text))


def words_of_text(text: str) -> str:
    """The words with a blank before each and after the last."""
    return f" {' '.join(_WORD.findall(_folded(text)))} "


def windows_of(text: str) -> Iterator[str]:
    """From each word on the letters of whole words, as few as have `WINDOW` letters or more."""
    words = [letters for each in _WORD.findall(_folded(text)) if (letters := _NO_LETTERS.sub("", each))]
    after, length = 0, 0
    for at, word in enumerate(words):
        while length < WINDOW and after < len(words):
            length += len(words[after])
            after += 1
        if length < WINDOW:
            return
        yield "".join(words[at:after])
        length -= len(word)


def beginnings_of(letters: str) -> Iterator[str]:
    """Every run of exactly `WINDOW` letters: how a window that is there begins."""
    return (letters[at : at + WINDOW] for at in range(len(letters) - WINDOW + 1))


def names_in(text: str) -> frozenset[str]:
    """Whatever in a text may be a name, also as part of a longer one: `block-b-sec`, `b-sec`, `sec`."""
    return frozenset(part for each in set(_NAME.findall(_folded(text))) for part in _parts(each))


def is_ordinary(name: str) -> bool:
    """Whether a name looks like a word of the language: nothing but letters."""
    return _ORDINARY.fullmatch(name) is not None


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    joints = [found.start() for found in _JOINT.finditer(name)]
    if len(joints) > _MOST_JOINTS:
        return (name, *_JOINT.split(name))
    starts, ends = [0, *(at + 1 for at in joints)], [*joints, len(name)]
    return tuple(name[start:end] for start in starts for end in ends if start < end)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
