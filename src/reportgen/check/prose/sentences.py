"""Plain text → where its sentences and words begin and end."""

from __future__ import annotations

import re

from reportgen.check.words.abbreviations import ABBREVIATIONS, NUMBERED, OPENERS

WORD = re.compile(r"[^\W_]+(?:[.,:](?=\d)\d+|['’‐-][^\W_]+)*")

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(\s++)(?=[\"'“‘«(\[¿¡]*+(\w))")
_LAST_WORD = re.compile(r"(?<![^\s(\[\"'“‘])[^\s(\[\"'“‘]++$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NEXT_WORD = re.compile(r"\w+")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence of one paragraph, spaces around it left out."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, match):
            bounds.append((start, match.start(1)))
            start = match.end(1)
    bounds.append((start, len(text)))
    return tuple(_trimmed(text, begin, end) for begin, end in bounds if text[begin:end].strip())


def words_of(text: str) -> tuple[str, ...]:
    """Every word and number of a text, as written."""
    return tuple(WORD.findall(text))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = match.group(2)
    if following.islower():
        return False
    if text[match.start()] != ".":
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - 40) : match.start()])
    return before is None or not _is_shortened(before.group(), text, match)


def _is_shortened(word: str, text: str, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word and the sentence goes on."""
    if word.lower() in NUMBERED:
        return match.group(2).isdigit()
    if word.lower() in ABBREVIATIONS:
        return True
    if not _INITIALS.fullmatch(word):
        return False
    # "J. Smith" and "U.S. Army" go on; "in the U.S. The army" does not.
    opener = _NEXT_WORD.match(text, match.start(2))
    return opener is None or opener.group() not in OPENERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
