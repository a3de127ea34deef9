"""Sources and places in them → the words of notes, marks and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.compose.citing.place_order import in_order
from reportgen.compose.nodes import element
from reportgen.model.content.claim import Cite
from reportgen.model.content.evidence import KINDS, SHAPES
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.report.page import Element
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.model.text.written import words_of
from reportgen.wording import Wording

_SEVERAL = re.compile(r"[–,&]|\band\b")


def cited(text: str) -> Words:
    """Characters that are part of a citation and of no source."""
    return made(text, None, Maker.CITATION)


@frozen
class Bibliography:
    """Words about sources in the language of a report."""

    wording: Wording

    def author(self, source: Source) -> Words:
        """Who wrote it, or that nobody says."""
        if source.authors:
            return separated(", ", (words_of(each, Maker.CITATION) for each in source.authors))
        if KINDS[source.tier].is_ours and source.publisher:
            return words_of(source.publisher, Maker.CITATION)
        unsigned = self.wording.unsigned.get(source.kind, self.wording.unsigned_document)
        return made(unsigned, None, Maker.WORDING)

    def source(self, source: Source) -> Words:
        """Author, title, date."""
        issued = self.wording.date_in_words(source.issued) or self.wording.labels["not_dated"]
        title = words_of(source.title, Maker.CITATION)
        date = made(issued, words_of(source.issued or "", Maker.CITATION).place, Maker.CITATION)
        return joined((self.author(source), cited(", “"), title, cited("”, "), date))

    def sentence(self, source: Source) -> Words:
        """Author, title, date, with one full stop."""
        words = self.source(source)
        return words if str(words).endswith(".") else words + cited(".")

    def locator(self, cite: Cite) -> str:
        """`line 16.2`, `paragraphs 4–5`."""
        one, several, _ = self.wording.locators.get(cite.label, (cite.label, cite.label, ""))
        where = _bare(cite)
        return f"{several if _SEVERAL.search(where) else one} {where}"

    def gathered(self, cites: Iterable[Cite]) -> tuple[tuple[SourceId, str], ...]:
        """Places by source and unit, each once and in order: `lines 8.2, 8.5–6`."""
        return tuple((each.source, self.locator(each)) for each in _gathered(cites))

    def gathered_shortly(self, cites: Iterable[Cite]) -> tuple[tuple[SourceId, str], ...]:
        """The same in short: `L8.2, 8.5–6`."""
        return tuple((each.source, self.short_locator(each)) for each in _gathered(cites))

    def short_locator(self, cite: Cite) -> str:
        """`L16.2`, `para. 4`."""
        short = self.wording.locators.get(cite.label, ("", "", f"{cite.label} "))[2]
        return f"{short}{_bare(cite)}"

    def mark_with_word(self, evidence: str) -> Element:
        """The mark of an evidence class where it stands alone: shape and word."""
        words = f"{SHAPES[evidence]}\u00a0{self.wording.evidence[evidence].word}"
        return element("span", made(words, None, Maker.WORDING), data_role="mark", data_hedge=str(evidence))

    def mark_alone(self, evidence: str, place: Place | None) -> Element:
        """The mark of an evidence class beside something at `place`; its title is its word."""
        shape, word = SHAPES[evidence], self.wording.evidence[evidence].word
        title = made(word, None, Maker.WORDING)
        return element(
            "span", made(shape, place, Maker.WORDING), data_role="mark", data_hedge=str(evidence), title=title
        )

    def places(self, cites: tuple[Cite, ...], sources: Mapping[SourceId, Source]) -> str:
        """Short names and places, for tables: `A L16.2; B L5.5`."""
        return "; ".join(f"{sources[cite.source].label} {self.short_locator(cite)}" for cite in cites)


def separated(sign: str, parts: Iterable[Words]) -> Words:
    """All parts in a row with a sign between them."""
    every = [words for part in parts for words in (cited(sign), part)]
    return joined(every[1:])


def _gathered(cites: Iterable[Cite]) -> Iterator[Cite]:
    places: dict[tuple[SourceId, str], dict[str, None]] = {}
    for cite in cites:
        found = places.setdefault((cite.source, cite.label), {})
        found.update(dict.fromkeys(_bare(cite).split(", ")))
    for (source, label), where in places.items():
        yield Cite(source, ", ".join(in_order(tuple(where))), label)


def _bare(cite: Cite) -> str:
    """A line locator may be written `L16.2` or `16.2`; ranges take an en dash."""
    where = re.sub(r"\bL(?=\d)", "", cite.locator) if cite.label == "line" else cite.locator
    return re.sub(r"(?<=\d)--?(?=\d)", "–", where)
