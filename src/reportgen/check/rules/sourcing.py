"""Sourcing: every statement of fact leads to a claim.

What      In the version `full` of claim sets, risks and implications every sentence is covered by a
          claim mark at its end or later in its paragraph; a list may carry the mark in the sentence
          that opens it. Questions, requests, doses, tasks, exercises, gaps and our own syntheses need
          none. Every mark, in any block, leads to a claim or source; every line locator to a line of
          its source.
Why       What cannot be traced cannot be checked, corrected or withdrawn.
Example   `no claim stands behind this sentence`
Way out   Add `[@claim-id]` after the sentence, or take the sentence out. New facts first become
          claims in `content/claims/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage
from reportgen.check.prose.instructions import is_instruction
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Paragraph, Sentence, is_sentence_like
from reportgen.model.content.claim import Claim, Hedge
from reportgen.model.diagnostic import Severity
from reportgen.model.names import FULL, ClaimId, SourceId
from reportgen.model.project import Project
from reportgen.model.suggestion import did_you_mean
from reportgen.model.text.containers import UNSOURCED

_UNSOURCED = "unsourced-sentence"
_UNRESOLVED = "unresolved-citation"
_NO_PLACE = "missing-locator"
FACTUAL_KINDS = frozenset({"claim-set", "risk", "implication"})
# The lines of "L2.1, L4.9-10"; the numbers of sentences behind the dot are not looked up.
_LINE = re.compile(r"(?<![\d.–-])L?(\d{1,7})(?!\d)")


def _look(given: CheckInput) -> Iterable[Finding]:
    for _, passage in given.distinct():
        yield from _unresolved(given.project, passage)
        is_best = passage.version.name == FULL or FULL not in passage.block.versions
        if passage.block.kind in FACTUAL_KINDS and is_best:
            yield from _unsourced(passage)
    for claim in given.project.claims.values():
        yield from _places(given.project, claim)


def _unsourced(passage: Passage) -> Iterable[Finding]:
    for paragraph, sentence in passage.prose.running():
        if _is_covered(paragraph, sentence) or not is_sentence_like(paragraph, sentence):
            continue
        yield Finding(
            _UNSOURCED,
            "no claim stands behind this sentence",
            paragraph.span(sentence.start, sentence.end),
            "add [@claim-id] after it, or take it out",
            block=passage.block.id,
        )


def _is_covered(paragraph: Paragraph, sentence: Sentence) -> bool:
    return bool(
        sentence.covered_by
        or paragraph.lead_citations
        or UNSOURCED.intersection(paragraph.within)
        or sentence.text.endswith(("?", ":"))
        or is_instruction(paragraph, sentence)
    )


def _unresolved(project: Project, passage: Passage) -> Iterable[Finding]:
    for mark in passage.prose.marks(Kind.CITATION):
        if ClaimId(mark.target) in project.claims or SourceId(mark.target) in project.sources:
            continue
        yield Finding(
            _UNRESOLVED,
            f'no claim or source is called "{mark.target}"',
            mark.place.span,
            did_you_mean(mark.target, [*project.claims, *project.sources]),
            block=passage.block.id,
        )


def _places(project: Project, claim: Claim) -> Iterable[Finding]:
    if not claim.cites and claim.hedge is not Hedge.SYNTHESIS:
        yield Finding(_NO_PLACE, f'claim "{claim.id}" names no place in a source', claim.span)
    for cite in claim.cites:
        text = project.source_texts.get(cite.source)
        if text is None or cite.label != "line":
            continue
        lines = text.split("\n")
        for line in dict.fromkeys(map(int, _LINE.findall(cite.locator))):
            if 1 <= line <= len(lines) and lines[line - 1].strip():
                continue
            yield Finding(
                _NO_PLACE,
                f'claim "{claim.id}" cites line {line} of "{cite.source}", which has no such line of text',
                claim.span,
                f"the source has {len(lines)} lines",
            )


CHECK = Check(
    name="sourcing",
    codes={_UNSOURCED: Severity.ERROR, _UNRESOLVED: Severity.ERROR, _NO_PLACE: Severity.ERROR},
    look=_look,
)
