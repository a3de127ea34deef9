"""Copied runs: the sources' words stay in the sources.

What      No block, claim or definition shares a run of eight words with a source's text, and no
          block shares more than 15 % of its five-word runs. Our own texts may be quoted (a tier that
          is ours, with `rights: own`). Titles of sources may be cited; a run needs three words that
          carry meaning. A source whose text is not at hand is named in a note: nothing was compared.
Why       The sources are somebody's property, and a text that follows them word for word has not
          been understood yet.
Example   `eight words in a row are those of "source-a", line 16`
Way out   Close the source, say it in your own words, compare again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage
from reportgen.check.prose.sentences import WORD
from reportgen.check.words.stop_words import STOP_WORDS
from reportgen.model.content.evidence import KINDS
from reportgen.model.content.import_marks import CANDIDATE
from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.project import Project
from reportgen.model.span import Span

_RUN = "copied-run"
_CLOSE = "close-paraphrase"
_UNCOMPARED = "uncompared-source"
RUN_WORDS = 8
SHARE_WORDS = 5
MOST_SHARED = 0.15
LEAST_MEANING = 3  # words of a run that are no stop words
LEAST_RUNS = 40  # a share of fewer runs is chance

_Words: TypeAlias = tuple[str, ...]


@frozen
class _Index:
    runs: Mapping[_Words, tuple[SourceId, int]]
    shares: frozenset[_Words]


def _look(given: CheckInput) -> Iterable[Finding]:
    project = given.project
    for source in project.sources.values():
        if source.file is not None and source.id not in project.source_texts:
            yield Finding(
                _UNCOMPARED,
                f'the text of "{source.id}" is not at hand, so nothing was compared with it',
                source.span,
                f"put {source.file} into the project",
            )
    if not project.source_texts:
        return
    index = _index(project)
    for _, passage in given.distinct():
        yield from _in_passage(index, passage)
    for claim in project.claims.values():
        if CANDIDATE in (claim.note or ""):
            # A candidate quotes its source until a person keeps it.
            continue
        yield from _in_text(index, claim.text, claim.span, f'claim "{claim.id}"')
    for term in project.terms.values():
        yield from _in_text(index, term.definition, term.span, f'the definition of "{term.term}"')


def _index(project: Project) -> _Index:
    runs: dict[_Words, tuple[SourceId, int]] = {}
    shares: set[_Words] = set()
    for source, text in project.source_texts.items():
        if source in project.sources and _is_our_own(project.sources[source]):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            words = _words(line)
            for run in _runs(words, RUN_WORDS):
                runs.setdefault(run, (source, number))
            shares.update(_runs(words, SHARE_WORDS))
    for each in project.sources.values():
        title = _words(each.title)
        for run in _runs(title, RUN_WORDS):
            runs.pop(run, None)
        shares.difference_update(_runs(title, SHARE_WORDS))
    return _Index(runs, frozenset(shares))


def _is_our_own(source: Source) -> bool:
    return KINDS[source.tier].is_ours and source.rights == "own"


def _in_passage(index: _Index, passage: Passage) -> Iterator[Finding]:
    shared = total = 0
    for paragraph in passage.prose.paragraphs:
        found = list(WORD.finditer(paragraph.text))
        words = tuple(each.group().lower() for each in found)
        for start, source, line in _copies(index, words):
            yield Finding(
                _RUN,
                f'{RUN_WORDS} words in a row are those of "{source}", line {line}',
                paragraph.span(found[start].start(), found[start + RUN_WORDS - 1].end()),
                "say it in your own words",
                block=passage.block.id,
            )
        for run in _runs(words, SHARE_WORDS):
            total += 1
            shared += run in index.shares
    if total >= LEAST_RUNS and shared > MOST_SHARED * total:
        yield Finding(
            _CLOSE,
            f"{shared / total:.0%} of the five-word runs here are a source's, {MOST_SHARED:.0%} is the most",
            Span(passage.version.span.path, passage.version.span.line),
            "say it in your own words",
            block=passage.block.id,
        )


def _in_text(index: _Index, text: str, span: Span, what: str) -> Iterator[Finding]:
    for _, source, line in islice(_copies(index, _words(text)), 1):
        yield Finding(
            _RUN,
            f'{RUN_WORDS} words in a row of {what} are those of "{source}", line {line}',
            span,
            "say it in your own words",
        )


def _copies(index: _Index, words: _Words) -> Iterator[tuple[int, SourceId, int]]:
    """Where copied runs begin; a longer run is reported once."""
    last_reported = -1
    for start, run in enumerate(_runs(words, RUN_WORDS)):
        if run not in index.runs:
            continue
        if start <= last_reported:
            last_reported = start + 1
        elif sum(word not in STOP_WORDS for word in run) >= LEAST_MEANING:
            yield (start, *index.runs[run])
            last_reported = start + 1


def _words(text: str) -> _Words:
    return tuple(word.lower() for word in WORD.findall(text))


def _runs(words: _Words, length: int) -> Iterator[_Words]:
    return zip(*(islice(words, start, None) for start in range(length)), strict=False)


CHECK = Check(
    name="copied runs",
    codes={_RUN: Severity.ERROR, _CLOSE: Severity.ERROR, _UNCOMPARED: Severity.NOTE},
    look=_look,
)
