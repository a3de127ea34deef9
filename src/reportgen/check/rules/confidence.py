"""Likelihood and confidence: two scales that never meet.

What      No sentence holds both a likelihood word and a level of confidence; one block of our own
          judgements keeps to one row of likelihood words; a number of a claim is no percentage unless
          the claim says so; no claim is trusted more than its best source allows (secondary without
          sources: low; secondary with sources, a named expert, an interview: moderate).
Why       "Likely, with low confidence" is read as one number and means two things (ICD 203,
          D.6.e(2)). One unsourced article cannot carry more than low confidence.
Example   `likelihood and confidence stand in one sentence`
Way out   Give confidence its own sentence; use words of one row; lower `our_confidence` or add a
          better source to the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage
from reportgen.check.numbers import numbers_in
from reportgen.check.pool import claims_pool, own_data
from reportgen.check.prose.instructions import is_instruction
from reportgen.check.prose.prose import Paragraph, Sentence
from reportgen.check.words.hedges import CONFIDENCE, LIKELIHOOD, ROW_ONE, ROW_TWO
from reportgen.model.content.claim import Claim, Confidence
from reportgen.model.content.evidence import KINDS
from reportgen.model.diagnostic import Severity
from reportgen.model.names import ClaimId
from reportgen.model.project import Project

_MIXED = "mixed-confidence"
_ROWS = "mixed-likelihood-terms"
_PERCENTAGE = "unsupported-percentage"
_OVERCONFIDENT = "overconfident-claim"
_JUDGING_KINDS = frozenset({"key-judgement", "synthesis"})
_PER_CENT = re.compile(
    r"(?<!\d)(?<!\d[.,])\b\d++(?:[.,]\d++)*+[.,]*+\s?(?:%|per cent\b|percent\b|percentage points?\b)"
)
_QUOTED = re.compile(r"\"[^\"]*\"|“(?:[^“”]|“[^“”]*+”)*+”")
_RANK: Mapping[Confidence, int] = {Confidence.LOW: 0, Confidence.MODERATE: 1, Confidence.HIGH: 2}


def _look(given: CheckInput) -> Iterable[Finding]:
    for _, passage in given.distinct():
        for paragraph, sentence in passage.prose.running():
            yield from _mixed(passage, paragraph, sentence)
            yield from _percentage(given.project, passage, paragraph, sentence)
        if passage.block.kind in _JUDGING_KINDS:
            yield from _rows(passage)
    for claim in given.project.claims.values():
        yield from _overconfident(given.project, claim)


def _mixed(passage: Passage, paragraph: Paragraph, sentence: Sentence) -> Iterable[Finding]:
    if CONFIDENCE.search(sentence.text) and LIKELIHOOD.search(CONFIDENCE.sub("", sentence.text)):
        yield Finding(
            _MIXED,
            "likelihood and confidence stand in one sentence",
            paragraph.span(sentence.start, sentence.end),
            "give confidence a sentence of its own",
            block=passage.block.id,
        )


def _rows(passage: Passage) -> Iterable[Finding]:
    first: re.Match[str] | None = None
    for paragraph, sentence in passage.prose.running():
        own = _QUOTED.sub(lambda found: " " * len(found.group()), sentence.text)
        first = first or ROW_ONE.search(own)
        other = ROW_TWO.search(own)
        if first and other:
            start = sentence.start + other.start()
            yield Finding(
                _ROWS,
                f'"{other.group()}" belongs to another row of likelihood words than "{first.group()}"',
                paragraph.span(start, start + len(other.group())),
                "keep to one row: likely, unlikely … or probable, improbable …",
                block=passage.block.id,
            )
            return


def _percentage(
    project: Project, passage: Passage, paragraph: Paragraph, sentence: Sentence
) -> Iterable[Finding]:
    found = _PER_CENT.search(sentence.text)
    if found is None or is_instruction(paragraph, sentence):
        return
    claims = (project.claims.get(ClaimId(mark.target)) for mark in sentence.covered_by)
    cited = [claim for claim in claims if claim is not None]
    if any(_PER_CENT.search(claim.text) for claim in cited):
        return
    number = next(numbers_in(found.group()))
    # A number that no cited claim has is told as such, and the data of the block may be in per cent.
    if own_data(passage.prose).has_number(number) or not claims_pool(cited).has_number(number):
        return
    start = sentence.start + found.start()
    yield Finding(
        _PERCENTAGE,
        f'no cited claim has a percentage, this sentence says "{found.group()}"',
        paragraph.span(start, start + len(found.group())),
        "take the number out, or cite the claim that has it",
        block=passage.block.id,
    )


def _overconfident(project: Project, claim: Claim) -> Iterable[Finding]:
    sources = [project.sources[cite.source] for cite in claim.cites if cite.source in project.sources]
    if claim.our_confidence is None or not sources:
        return
    best = max((KINDS[source.tier].most for source in sources), key=_RANK.__getitem__)
    if _RANK[claim.our_confidence] > _RANK[best]:
        yield Finding(
            _OVERCONFIDENT,
            f'claim "{claim.id}" has {claim.our_confidence} confidence, its best source allows {best}',
            claim.span,
            f"write our_confidence: {best}, or cite a better source",
        )


CHECK = Check(
    name="likelihood and confidence",
    codes={
        _MIXED: Severity.ERROR,
        _ROWS: Severity.ERROR,
        _PERCENTAGE: Severity.ERROR,
        _OVERCONFIDENT: Severity.ERROR,
    },
    look=_look,
)
