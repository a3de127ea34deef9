"""Prose → counts of sentences, words, syllables and letters, and the formulas over them."""

from __future__ import annotations

from reportgen.check.prose.prose import Prose, is_sentence_like
from reportgen.check.prose.sentences import words_of
from reportgen.check.prose.syllables import count_syllables
from reportgen.model.frozen import frozen
from reportgen.model.text.containers import NO_PROSE


@frozen
class Tally:
    """Counts that can be added up."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    letters: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.letters + other.letters,
        )

    @property
    def sentence_mean(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """School grade after Kincaid and others (1975)."""
        if not self.words:
            return 0.0
        return 0.39 * self.sentence_mean + 11.8 * self.syllables / self.words - 15.59

    @property
    def coleman_liau(self) -> float:
        """School grade after Coleman and Liau (1975), which needs no syllables."""
        if not self.words:
            return 0.0
        return 5.88 * self.letters / self.words - 29.6 * self.sentences / self.words - 15.8


def tally(prose: Prose) -> Tally:
    """The counts over running sentences; lists of names, tables and charts are left out."""
    sentences = words = syllables = letters = 0
    for paragraph, sentence in prose.running():
        if NO_PROSE.intersection(paragraph.within) or not is_sentence_like(paragraph, sentence):
            continue
        found = words_of(sentence.text)
        sentences += 1 if found else 0
        words += len(found)
        syllables += sum(map(count_syllables, found))
        letters += sum(map(len, found))
    return Tally(sentences, words, syllables, letters)
