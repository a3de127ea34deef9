"""Certainty drift: no wording is surer than the claim behind it.

What      Each claim has a ceiling: 0 could, 1 likely, 2 attributed, 3 stated. A sentence that cites
          it needs a word of that rank or a softer one: "could", "might", "risk", advice told as
          advice; "likely", "often", "most"; "the article says". The lead-in of a list lends its
          wording to the items, an attribution holds for its paragraph, and a table row is read with
          its header and caption. Where every claim is hedged, so is every clause that states an
          effect: "trade could become leverage, and leverage becomes influence" has lost one half.
          Versions other than `full` cite only claims that `full` cites.
Why       Shortening is where "could strain relations" turns into "strains relations".
Example   `"c-ext-bases" allows "could" at most, this sentence says more`
Way out   Put the hedge back, or lower what the sentence says. Raise `strength` in the claim only
          when the source itself is that sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage, full_claims
from reportgen.check.prose.clauses import plain_clause
from reportgen.check.prose.marks import Kind, Mark
from reportgen.check.prose.prose import TASK, Paragraph, Sentence, Table
from reportgen.check.words.attribution import ATTRIBUTED, OURS
from reportgen.check.words.hedges import ADVICE, BOOSTED, CLAUSE, COULD, LIKELY
from reportgen.check.words.imperatives import is_imperative
from reportgen.model.content.claim import Claim, Hedge
from reportgen.model.diagnostic import Severity
from reportgen.model.names import FULL, ClaimId
from reportgen.model.project import Project
from reportgen.model.span import Span
from reportgen.model.text.attributes import NONE
from reportgen.model.text.containers import QUESTIONS

_DRIFT = "certainty-drift"
_OUTSIDE = "claim-outside-full"
STATED = 3
_NEAR = 16  # characters behind a promise that may still soften it: "will probably"
_AT_MOST: Mapping[int, str] = {0: "could", 1: "likely", 2: "the source says"}
# Our own syntheses have their own rules (attribution, confidence); a source list names, it does not claim.
_OWN_KINDS = frozenset({"source-note", "backmatter", "activity", "objectives", "gap"})


def _look(given: CheckInput) -> Iterable[Finding]:
    for _, passage in given.distinct():
        if passage.block.kind not in _OWN_KINDS:
            yield from _drifting_sentences(given.project, passage)
            yield from _drifting_rows(given.project, passage)
        yield from _outside_full(given.project, passage)


@lru_cache(maxsize=16_384)
def wording_of(text: str) -> int:
    """The rank of the softest word in a text: 0 could, 1 likely, 2 attributed, 3 stated."""
    if COULD.search(text):
        return 0
    if LIKELY.search(text):
        return 1
    return 2 if ATTRIBUTED.search(text) or OURS.search(text) else STATED


def _drifting_sentences(project: Project, passage: Passage) -> Iterable[Finding]:
    for paragraph, sentence in passage.prose.running():
        if QUESTIONS.intersection(paragraph.within) or _states_nothing(paragraph, sentence):
            continue
        claims = _claims(project, sentence.covered_by or paragraph.lead_citations)
        if not claims:
            continue
        binding = _binding(claims, sentence)
        rank = min(wording_of(sentence.text), wording_of(paragraph.lead) if paragraph.lead else STATED)
        if rank == STATED:
            rank = min(rank, _attribution_of(paragraph))
        promise = _promise(sentence.text, binding.strength)
        if promise is None and rank < STATED and not sentence.citations:
            continue  # it leads over to the sentence with the mark, and says whose words those are
        if promise is not None:
            start = sentence.start + promise.start()
            span = paragraph.span(start, start + len(promise.group()))
            promised = sentence.text[promise.start() : promise.end()]
            yield _drift(binding, f'"{promised}"', span, passage)
        elif rank > binding.strength and not _is_told_as_advice(binding, f"{paragraph.lead} {sentence.text}"):
            yield _drift(binding, "this sentence", paragraph.span(sentence.start, sentence.end), passage)
        else:
            yield from _plain_clause(claims, paragraph, sentence, passage)


def _states_nothing(paragraph: Paragraph, sentence: Sentence) -> bool:
    return sentence.text.endswith("?") or TASK in paragraph.within or is_imperative(sentence.text)


def _plain_clause(
    claims: Sequence[Claim], paragraph: Paragraph, sentence: Sentence, passage: Passage
) -> Iterable[Finding]:
    """A clause that lost the hedge which another clause of the sentence has kept."""
    strongest = max(claims, key=lambda each: each.strength)
    if not sentence.citations or strongest.strength > 1:
        return
    if any(_is_told_as_advice(each, sentence.text) for each in claims):
        return
    found = plain_clause(sentence.text, (each.text for each in claims), strongest.strength)
    if found is not None:
        span = paragraph.span(sentence.start + found[0], sentence.start + found[1])
        yield _drift(strongest, f'the clause with "{sentence.text[found[0] : found[1]]}"', span, passage)


def _binding(claims: Sequence[Claim], sentence: Sentence) -> Claim:
    """The claim a sentence is held to.

    A sentence with its own marks is held to the weakest of them. Where one mark covers several
    sentences each may carry another claim, so those before it are held to the strongest.
    """
    choose = min if sentence.citations else max
    return choose(claims, key=lambda each: each.strength)


def _promise(text: str, ceiling: int) -> re.Match[str] | None:
    """A word that promises, in a clause of its own that nothing softens."""
    if ceiling > 1:
        return None
    for found in BOOSTED.finditer(text):
        opening = max((each.end() for each in CLAUSE.finditer(text, 0, found.start())), default=0)
        around = text[opening : found.start()] + text[found.end() :][:_NEAR]
        if not COULD.search(around) and not LIKELY.search(around):
            return found
    return None


def _is_told_as_advice(claim: Claim, text: str) -> bool:
    return claim.hedge is Hedge.VALUE and bool(ADVICE.search(text))


def _attribution_of(paragraph: Paragraph) -> int:
    return 2 if wording_of_source(paragraph.text) else STATED


@lru_cache(maxsize=16_384)
def wording_of_source(text: str) -> bool:
    """Whether a text tells whose statements it carries."""
    return bool(ATTRIBUTED.search(text) or OURS.search(text))


def _drifting_rows(project: Project, passage: Passage) -> Iterable[Finding]:
    for table in passage.prose.tables:
        for row in table.rows:
            marks = tuple(mark for cell in row for mark in cell.marks_of(Kind.CITATION))
            claims = _claims(project, marks)
            if claims:
                weakest = min(claims, key=lambda each: each.strength)
                text = _row_text(table, row)
                if wording_of(text) > weakest.strength and not _is_told_as_advice(weakest, text):
                    yield _drift(weakest, "this row", row[0].span(0), passage)


def _row_text(table: Table, row: Iterable[Paragraph]) -> str:
    attributes = table.container.attributes if table.container else NONE
    around = (attributes.get("caption") or "", attributes.get("source") or "")
    return " ".join((*around, *(cell.text for cell in table.head), *(cell.text for cell in row)))


def _claims(project: Project, marks: Iterable[Mark]) -> tuple[Claim, ...]:
    ids = (ClaimId(mark.target) for mark in marks)
    return tuple(project.claims[each] for each in ids if each in project.claims)


def _drift(claim: Claim, what: str, span: Span, passage: Passage) -> Finding:
    most = _AT_MOST.get(claim.strength, "stated")
    return Finding(
        _DRIFT,
        f'"{claim.id}" allows "{most}" at most, {what} says more',
        span,
        f'the claim reads: "{claim.text}"',
        block=passage.block.id,
    )


def _outside_full(project: Project, passage: Passage) -> Iterable[Finding]:
    if passage.version.name == FULL or FULL not in passage.block.versions:
        return
    known = full_claims(passage.block)
    for mark in passage.prose.marks(Kind.CITATION):
        if mark.target not in known and ClaimId(mark.target) in project.claims:
            yield Finding(
                _OUTSIDE,
                f'version "{passage.version.name}" cites "{mark.target}", which "full" does not',
                mark.place.span,
                "say it in the full text first, or leave it out here",
                block=passage.block.id,
            )


CHECK = Check(
    name="certainty drift",
    codes={_DRIFT: Severity.ERROR, _OUTSIDE: Severity.ERROR},
    look=_look,
)
