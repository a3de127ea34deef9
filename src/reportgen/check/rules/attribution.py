"""Attribution: whose words these are.

What      A sentence on a claim of unnamed experts says so: the article says it, and the experts are
          unnamed (in the sentence, its paragraph or the lead-in of its list). "Experts say", "most
          analysts" and "consensus" never stand bare. Our own key judgements do not rest on might,
          could or may alone.
Why       Anonymous authority sounds like evidence. And "X might happen" is always true, so it
          judges nothing.
Example   `"most analysts" has no name and no source here`
Way out   "The article reports that most analysts, whom it does not name, …". In a judgement, say
          how likely, or what it depends on.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage
from reportgen.check.prose.prose import Paragraph, Sentence
from reportgen.check.words.attribution import ATTRIBUTED, BARE, UNNAMED, VOICES
from reportgen.check.words.hedges import COULD, LIKELIHOOD, LIKELY, ONLY_MIGHT
from reportgen.model.content.claim import Hedge
from reportgen.model.diagnostic import Severity
from reportgen.model.names import ClaimId
from reportgen.model.project import Project
from reportgen.model.text.containers import QUESTIONS

_MISSING = "missing-attribution"
_BARE = "bare-attribution"
_WEAK = "weak-judgement"


def _look(given: CheckInput) -> Iterable[Finding]:
    for _, passage in given.distinct():
        for paragraph, sentence in passage.prose.running():
            if QUESTIONS.intersection(paragraph.within):
                continue
            yield from _missing(given.project, passage, paragraph, sentence)
            yield from _bare(passage, paragraph, sentence)
            if passage.block.kind == "key-judgement":
                yield from _weak(passage, paragraph, sentence)


def _missing(
    project: Project, passage: Passage, paragraph: Paragraph, sentence: Sentence
) -> Iterable[Finding]:
    cited = [project.claims.get(ClaimId(mark.target)) for mark in sentence.citations]
    unnamed = [claim for claim in cited if claim is not None and claim.hedge is Hedge.EXPERTS]
    around = f"{paragraph.lead} {paragraph.text}"
    if not unnamed or (UNNAMED.search(around) and ATTRIBUTED.search(around)):
        return
    yield Finding(
        _MISSING,
        f'"{unnamed[0].id}" rests on unnamed experts, and this sentence does not say so',
        paragraph.span(sentence.start, sentence.end),
        'write "the article reports that experts it does not name …"',
        block=passage.block.id,
    )


def _bare(passage: Passage, paragraph: Paragraph, sentence: Sentence) -> Iterable[Finding]:
    found = BARE.search(sentence.text) if VOICES.search(sentence.text) else None
    if found is None or UNNAMED.search(sentence.text):
        return
    rest = sentence.text[: found.start()] + " … " + sentence.text[found.end() :]
    if ATTRIBUTED.search(rest):
        return
    start = sentence.start + found.start()
    yield Finding(
        _BARE,
        f'"{sentence.text[found.start() : found.end()]}" has no name and no source here',
        paragraph.span(start, start + len(found.group())),
        'say whose words these are: "the article says … (unnamed)"',
        block=passage.block.id,
    )


def _weak(passage: Passage, paragraph: Paragraph, sentence: Sentence) -> Iterable[Finding]:
    found = ONLY_MIGHT.search(sentence.text)
    if found is None or ATTRIBUTED.search(sentence.text) or LIKELY.search(sentence.text):
        return
    rest = ONLY_MIGHT.sub("", sentence.text)
    if LIKELIHOOD.search(rest) or COULD.search(rest):
        return
    start = sentence.start + found.start()
    yield Finding(
        _WEAK,
        f'a judgement that rests on "{found.group()}" alone judges nothing',
        paragraph.span(start, start + len(found.group())),
        "say how likely, or on what it depends",
        block=passage.block.id,
    )


CHECK = Check(
    name="attribution",
    codes={_MISSING: Severity.ERROR, _BARE: Severity.ERROR, _WEAK: Severity.ERROR},
    look=_look,
)
