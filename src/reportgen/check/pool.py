"""What a report may name: the numbers and proper names of its claims, sources, glossary and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from reportgen.check.numbers import PrintedNumber, values_in
from reportgen.check.prose.prose import SOURCED, Part, Prose
from reportgen.check.prose.sentences import split_sentences
from reportgen.check.words.names import COUNTRIES, EVERYDAY
from reportgen.model.content.claim import Claim
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.project import Project

ROOT = 4  # letters that two forms of one name share: China, Chinese
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@frozen
class Pool:
    """`numbers` as `normal_number` writes them; `names` in lower case."""

    numbers: frozenset[str]
    names: frozenset[str]

    def __or__(self, other: Pool) -> Pool:
        return Pool(self.numbers | other.numbers, self.names | other.names)

    def has_number(self, number: PrintedNumber) -> bool:
        """Whether a number stands in the pool, however it is written."""
        return not self.numbers.isdisjoint(number.worth)

    def has_name(self, word: str) -> bool:
        """Whether a word, or one of the same root, stands in the pool."""
        folded = word.lower()
        return folded in self.names or (len(folded) >= ROOT and folded[:ROOT] in _starts(self.names))


def union_of(*groups: Iterable[Pool]) -> Pool:
    """Everything that stands in one of the pools."""
    every = tuple(chain.from_iterable(groups))
    return Pool(
        frozenset().union(*(each.numbers for each in every)),
        frozenset().union(*(each.names for each in every)),
    )


def pool_of(texts: Iterable[str]) -> Pool:
    """Every number and every capitalised word in some texts."""
    joined = "\n".join(texts)
    names = (found.group().lower() for found in NAME.finditer(joined) if found.group()[0].isupper())
    return Pool(values_in(joined), frozenset(names))


def prose_pool(texts: Iterable[str]) -> Pool:
    """The same of running text, where a capital at the start of a sentence makes no name."""
    names: list[str] = []
    numbers: set[str] = set()
    for text in texts:
        starts = {start for start, _ in split_sentences(text)}
        numbers |= values_in(text)
        names += [
            found.group()
            for found in NAME.finditer(text)
            if found.start() not in starts or found.group() in COUNTRIES
        ]
    return Pool(frozenset(numbers), frozenset()) | pool_of(names)


def claims_pool(claims: Iterable[Claim]) -> Pool:
    """What claims and their locators say."""
    texts: list[str] = []
    places: list[str] = []
    for claim in claims:
        texts += [claim.text, claim.note or ""]
        places += [re.sub(r"[A-Za-z]+", " ", cite.locator) for cite in claim.cites]
    return prose_pool(texts) | pool_of(places)


def own_data(prose: Prose) -> Pool:
    """What the data of a passage says whose source is named beside it: its own words may repeat it."""
    cells = (each.text for each in prose.paragraphs if each.part is Part.CELL and SOURCED in each.within)
    return Pool(pool_of(cells).numbers, frozenset())


def project_pool(project: Project) -> Pool:
    """What may stand in every report: sources, glossary, the project's own data and its list of names."""
    about = project.about
    texts = [
        about.title,
        about.series,
        about.number or "",
        about.version,
        about.issued or "",
        about.review_by or "",
        about.publisher,
        about.contact,
        about.licence,
        *about.authors,
        *map(str, about.values.values()),
        *about.checks.words.get("names", ()),
        *about.checks.words.get("acronyms", ()),
    ]
    prose = [source.descriptor for source in project.sources.values()]
    for source in project.sources.values():
        texts += _source_texts(source)
    for term in project.terms.values():
        texts += [term.term, term.plain or "", *term.forms]
        prose.append(term.definition)
    locators = " ".join(cite.locator for claim in project.claims.values() for cite in claim.cites)
    places = Pool(frozenset(re.findall(r"(?<!\d)\d++(?:\.\d++)+", locators)), frozenset())
    everyday = Pool(frozenset(), frozenset(word.lower() for word in EVERYDAY))
    return pool_of(texts) | prose_pool(prose) | places | everyday


def _source_texts(source: Source) -> Iterable[str]:
    yield from (source.title, source.label, source.issued or "", source.publisher or "")
    yield from source.authors
    yield str(source.accessed or "")
    yield str(source.reliability)


@lru_cache(maxsize=64)
def _starts(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name[:ROOT] for name in names if len(name) >= ROOT)
