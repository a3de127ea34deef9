"""Lines of a text without mark-up → which of them are headings, by their shape."""

from __future__ import annotations

import re

LONGEST_HEADING = 90
MOST_WORDS = 14
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix)\s+)?(\d+(?:\.\d+)*|[IVX]+)[.):]?\s+\S", re.IGNORECASE
)
_ENDING = re.compile(r"[.,;!…]['\"’”)]*$")
_ITEM = re.compile(r"(?:[-*•–·▪◦‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
        "is",
        "are",
        "be",
        "it",
    ]
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAPTION = re.compile(r"(?:table|figure|fig\.|box|chart)\s+\d", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por)\s+\S.*", re.IGNORECASE)


def looks_like_heading(line: str, following: str | None) -> bool:
    """Whether a paragraph that is one line stands over the longer one that follows it."""
    words = line.split()
    if not words or len(line) > LONGEST_HEADING or len(words) > MOST_WORDS or _ENDING.search(line):
        return False
    if _CAPTION.match(line):
        return False
    if following is None or (_ITEM.match(line) and not _is_numbered_heading(line)) or _BYLINE.fullmatch(line):
        return False
    if line.endswith(":") and len(words) > 1 and _ITEM.match(following):
        return False
    return _is_capital(line) or _is_numbered_heading(line) or (line.endswith("?") and line[:1].isupper())


def is_item(line: str) -> re.Match[str] | None:
    """The sign that opens an item of a list."""
    return _ITEM.match(line)


def level_of(line: str, usual: int) -> int:
    """The level that a number before the words gives, or `usual`."""
    found = re.match(r"(\d+(?:\.\d+)*)[.):]?\s", line)
    return usual + found[1].count(".") if found else usual


def _is_numbered_heading(line: str) -> bool:
    found = _NUMBERED.match(line)
    rest = line[found.end() - 1 :] if found else ""
    return bool(rest) and rest[:1].isupper()


def _is_capital(line: str) -> bool:
    """Title case, capitals, or few words with a capital first: what a sentence rarely is."""
    words = [each for each in _WORD.findall(line) if each.lower() not in _SMALL]
    if not words or not line[0].isalnum():
        return False
    capital = sum(each[0].isupper() for each in words)
    return capital >= 0.75 * len(words) or (len(words) <= 6 and line[0].isupper() and not line.endswith(":"))
