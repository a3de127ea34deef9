"""Sentence and paragraph length: what fits into one breath.

What      No sentence is longer than `reading.sentence_max` words, the mean stays under
          `reading.sentence_mean`, and no paragraph has more than five sentences or 110 words.
Why       Readers lose the subject of a long sentence and skip long paragraphs.
Example   `this sentence has 41 words, the limit is 35`
Way out   Split it at its "and", "which" or colon; make a list of what is one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage
from reportgen.check.prose.measures import Tally
from reportgen.check.prose.prose import PROSE
from reportgen.check.prose.sentences import words_of
from reportgen.model.diagnostic import Severity
from reportgen.model.text.containers import NO_PROSE

MOST_SENTENCES = 5
MOST_WORDS = 110
_SENTENCE = "long-sentence"
_PARAGRAPH = "long-paragraph"
_MEAN = "high-sentence-mean"


def _look(given: CheckInput) -> Iterable[Finding]:
    for manuscript in given.manuscripts:
        yield from _mean(manuscript)
        for passage in manuscript.passages:
            yield from _sentences(manuscript, passage)
    for _, passage in given.distinct():
        yield from _paragraphs(passage)


def _mean(manuscript: Manuscript) -> Iterable[Finding]:
    profile = manuscript.profile
    bound = profile.reading.sentence_mean
    whole = sum((each.tally for each in manuscript.passages), Tally())
    if bound is not None and whole.sentence_mean > bound:
        yield Finding(
            _MEAN,
            f"sentences have {whole.sentence_mean:.1f} words on average, the target is {bound:g}",
            profile.origins.get("reading.sentence_mean", profile.span),
            None,
            profile.id,
        )


def _sentences(manuscript: Manuscript, passage: Passage) -> Iterable[Finding]:
    bound = manuscript.profile.reading.sentence_max
    for paragraph, sentence in passage.prose.running():
        if bound is None or len(sentence.text) < bound * 2:
            continue
        words = len(words_of(sentence.text))
        if words > bound:
            yield Finding(
                _SENTENCE,
                f"this sentence has {words} words, the limit is {bound}",
                paragraph.span(sentence.start, sentence.end),
                "split it, or make a list of what is one",
                manuscript.profile.id,
                passage.block.id,
            )


def _paragraphs(passage: Passage) -> Iterable[Finding]:
    for paragraph in passage.prose.paragraphs:
        if paragraph.part not in PROSE or NO_PROSE.intersection(paragraph.within):
            continue
        sentences = len(paragraph.sentences)
        words = len(words_of(paragraph.text)) if len(paragraph.text) > MOST_WORDS * 2 else 0
        if sentences > MOST_SENTENCES or words > MOST_WORDS:
            said = f"{sentences} sentences" if sentences > MOST_SENTENCES else f"{words} words"
            yield Finding(
                _PARAGRAPH,
                f"this paragraph has {said}; {MOST_SENTENCES} sentences or {MOST_WORDS} words are enough",
                paragraph.span(0),
                "start a new paragraph where the thought turns",
                block=passage.block.id,
            )


CHECK = Check(
    name="sentence and paragraph length",
    codes={_SENTENCE: Severity.WARNING, _PARAGRAPH: Severity.WARNING, _MEAN: Severity.WARNING},
    look=_look,
)
