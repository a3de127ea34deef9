"""Lines of an imported text → their reading grade."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.check.prose.measures import Tally
from reportgen.check.prose.sentences import split_sentences, words_of
from reportgen.check.prose.syllables import count_syllables

LEAST_WORDS = 30
"""Below this the formula says nothing."""


def grade_english(lines: Sequence[str]) -> float | None:
    """The grade after Kincaid of the sentences; None for texts too short to say."""
    tally = sum((_tally(line) for line in lines), Tally())
    return round(tally.grade, 1) if tally.words >= LEAST_WORDS and tally.sentences else None


def grade_unknown(_lines: Sequence[str]) -> None:
    """The formula counts English only."""
    return


def _tally(line: str) -> Tally:
    sentences = [line[start:end] for start, end in split_sentences(line)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    return Tally(len(sentences), len(words), sum(map(count_syllables, words)), sum(map(len, words)))
