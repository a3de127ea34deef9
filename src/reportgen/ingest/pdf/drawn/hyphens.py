"""Text and the line that follows it → one text, words broken at the end of the line made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.ingest.pdf.drawn.letters import BROKEN_WORD

OFTEN = 0.03
"""Of all lines: how many end in a hyphen where a program broke words."""

LEAST = 3
"""Lines that end so in a document that does."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\x02]$")
_LONGEST_WORD = 200
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOFT = frozenset("\u2010\u00ad")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a document writes on one line, and whether it breaks words at the ends of lines."""

    words: frozenset[str]
    is_hyphenated: bool


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """What `lines` show; the last word of a line may be broken and counts for nothing."""
    words: set[str] = set()
    broken = count = 0
    for line in lines:
        words.update(word.lower() for word in _WORD.findall(line[:-1]))
        broken += is_broken(line)
        count += 1
    return Vocabulary(frozenset(words), broken >= max(OFTEN * count, LEAST))


def is_broken(text: str) -> bool:
    """Whether `text` ends within a word."""
    return _HYPHEN.search(text) is not None


def continued(text: str, following: str, known: Vocabulary) -> str:
    """`text` and its next line as one."""
    broken = _HYPHEN.search(text)
    if broken is not None and following[:1].islower():
        return text[:-1] + _bridge(text[:-1], following, known, is_soft=broken[0] in _SOFT) + following
    if broken is not None and following[:1].isalnum():
        return f"{text[:-1]}-{following}"
    if text.endswith("-") and following[:1].isalnum():
        return text + following
    return f"{text} {following}" if text else following


def settled(text: str) -> str:
    """`text` without the engine's own sign for a broken word."""
    return text.replace(BROKEN_WORD, "-") if text.endswith(BROKEN_WORD) else text.replace(BROKEN_WORD, "")


def _bridge(before: str, after: str, known: Vocabulary, *, is_soft: bool) -> str:
    """Nothing or a hyphen: what the rest of the document writes where the word stands on one line."""
    head, tail = _LAST_WORD.search(before[-_LONGEST_WORD:]), re.match(r"[^\W\d_]+", after)
    if head is None or tail is None:
        return "-"
    whole, apart = f"{head[0]}{tail[0]}".lower(), f"{head[0]}-{tail[0]}".lower()
    if is_soft or whole in known.words:
        return ""
    return "" if known.is_hyphenated and apart not in known.words else "-"
