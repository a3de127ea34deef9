"""Numbers and names: nothing in the text that no claim has.

What      Every number and date must stand in a claim that the same version cites; every proper name
          in a claim that the report cites. Source data, glossary, `reportgen.yaml` and its list
          `checks.words.names` count as well. Numbers are compared by what they are worth: `10^6`,
          10⁶ and a million are one. What tells readers what to do needs no claim: requests, doses,
          boxes to tick, blocks of the kind `instruction`, small numbers in activities and objectives.
          Nor do numbers of rows, pages and rooms, telephone numbers and opening hours, and the data of
          a table or chart that names its source, which the same block may repeat.
          Other forms of one name (China, Chinese) are the same name. At the start of a sentence
          only countries and capitals are looked at, since any word has a capital there.
Why       Invented data enters a text as a number, a date or a name.
Example   `no cited claim has the number 10,000`
Way out   Cite the claim that has it, write a claim with a source, name the source of the data, say
          `kind: instruction`, or take it out. Words that only look like names go into
          `checks: {words: {names: [...]}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage
from reportgen.check.number_labels import counts_no_facts
from reportgen.check.numbers import PrintedNumber, normal_number, numbers_in
from reportgen.check.pool import (
    NAME,
    Pool,
    claims_pool,
    own_data,
    pool_of,
    project_pool,
    union_of,
)
from reportgen.check.prose.instructions import (
    INSTRUCTION,
    SETTING_TASKS,
    instructed_cells,
    is_instruction,
    sentence_at,
)
from reportgen.check.prose.prose import Paragraph, Part, Prose
from reportgen.check.words.names import COUNTRIES
from reportgen.model.diagnostic import Severity
from reportgen.model.text.words import Maker

_NUMBER = "unsupported-number"
_NAME = "unsupported-name"
_SMALL = 100
_OPENING = r"\"“‘«(\[¿¡"
_OPENS = re.compile(
    rf"(?:^|[.!?:;…–—|/])[\s{_OPENING}]*+$|(?<![\s{_OPENING}])\s*+[{_OPENING}][\s{_OPENING}]*+$"
)
_POSSESSIVE = re.compile(r"['’]s$")


def _look(given: CheckInput) -> Iterable[Finding]:
    everywhere = project_pool(given.project)
    named = {id(passage.prose): tuple(_names_in(passage.prose)) for _, passage in given.distinct()}
    register = given.project.claims
    cited = {id(passage.prose): passage.claims(register) for _, passage in given.distinct()}
    all_cited = {claim.id: claim for claims in cited.values() for claim in claims}
    pools = {name: claims_pool([claim]) for name, claim in all_cited.items()}
    for _, passage in given.distinct():
        own = (everywhere, *(pools[claim.id] for claim in cited[id(passage.prose)]), own_data(passage.prose))
        told = instructed_cells(passage.prose)
        for paragraph in passage.prose.paragraphs:
            if id(paragraph) not in told:
                yield from _numbers(own, passage, paragraph)
    for manuscript in given.manuscripts:
        read = {claim.id for each in manuscript.passages for claim in cited[id(each.prose)]}
        names = union_of(
            (everywhere, pool_of(section.title or "" for section in manuscript.sections())),
            (pools[each] for each in read),
            (pool_of(each.prose.abbreviations.values()) for each in manuscript.passages),
        )
        for passage in manuscript.passages:
            yield from _names(names, manuscript, passage, named[id(passage.prose)])


def _numbers(pools: Iterable[Pool], passage: Passage, paragraph: Paragraph) -> Iterable[Finding]:
    for number in numbers_in(paragraph.text):
        if (
            any(pool.has_number(number) for pool in pools)
            or counts_no_facts(paragraph.text, number)
            or _is_instruction(passage, paragraph, number)
            or paragraph.is_made_by(Maker.VALUE, number.start)
        ):
            continue
        yield Finding(
            _NUMBER,
            f"no cited claim has the number {number.text}",
            paragraph.span(number.start, number.start + len(number.text)),
            "cite the claim that has it, or take it out",
            block=passage.block.id,
        )


def _is_instruction(passage: Passage, paragraph: Paragraph, number: PrintedNumber) -> bool:
    sentence = sentence_at(paragraph, number.start)
    if sentence is not None and is_instruction(paragraph, sentence):
        return True
    if passage.block.kind == INSTRUCTION and not (sentence and sentence.citations):
        return True
    is_task = passage.block.kind in SETTING_TASKS or not SETTING_TASKS.isdisjoint(paragraph.within)
    normal = normal_number(number.text)
    return is_task and normal.isdigit() and int(normal) <= _SMALL


def _names(
    pool: Pool, manuscript: Manuscript, passage: Passage, named: Iterable[tuple[Paragraph, int, str]]
) -> Iterable[Finding]:
    for paragraph, start, word in named:
        parts = (part for part in re.split(r"[-'’]", word) if part[:1].isupper())
        if all(map(pool.has_name, parts)):
            continue
        yield Finding(
            _NAME,
            f'no cited claim has the name "{word}"',
            paragraph.span(start, start + len(word)),
            "cite the claim that has it, take it out, or add it to checks.words.names in reportgen.yaml",
            manuscript.profile.id,
            passage.block.id,
        )


def _names_in(prose: Prose) -> Iterator[tuple[Paragraph, int, str]]:
    """Every word that looks like a name: where, and without its possessive."""
    for paragraph in prose.paragraphs:
        for found in NAME.finditer(paragraph.text) if paragraph.part is not Part.CODE else ():
            word = found.group()
            if not word[0].isupper() or len(word) < 2 or word.isupper():
                continue
            word = _POSSESSIVE.sub("", word)
            if paragraph.is_made_by(Maker.VALUE, found.start()):
                continue
            if word in COUNTRIES or not _opens_sentence(paragraph, found.start()):
                yield paragraph, found.start(), word


def _opens_sentence(paragraph: Paragraph, start: int) -> bool:
    if any(sentence.start == start for sentence in paragraph.sentences) and paragraph.part is not Part.CELL:
        return True
    return bool(_OPENS.search(paragraph.text[max(0, start - 8) : start]))


CHECK = Check(
    name="numbers and names",
    codes={_NUMBER: Severity.ERROR, _NAME: Severity.ERROR},
    look=_look,
)
