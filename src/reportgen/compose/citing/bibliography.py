"""Sources and places in them → the words of notes, marks and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.compose.markup import element, text
from reportgen.model.content.claim import Cite
from reportgen.model.content.hedges import MARKS
from reportgen.model.content.source import Source, Tier
from reportgen.model.names import SourceId
from reportgen.wording.english import ENGLISH, LOCATORS, UNSIGNED, date_in_words

_SEVERAL = re.compile(r"[–,&]|\band\b")


def author_words(source: Source) -> str:
    """Who wrote it, or that nobody says."""
    if source.authors:
        return ", ".join(source.authors)
    if source.tier is Tier.OWN and source.publisher:
        return source.publisher
    return UNSIGNED.get(source.kind, "Unsigned document")


def source_words(source: Source) -> str:
    """Author, title, date."""
    issued = date_in_words(source.issued) or ENGLISH["not_dated"]
    return f"{author_words(source)}, “{source.title}”, {issued}"


def source_sentence(source: Source) -> str:
    """Author, title, date, with one full stop."""
    words = source_words(source)
    return words if words.endswith(".") else f"{words}."


def locator_words(cite: Cite) -> str:
    """`line 16.2`, `paragraphs 4–5`."""
    one, several, _ = LOCATORS.get(cite.label, (cite.label, cite.label, ""))
    where = _bare(cite)
    return f"{several if _SEVERAL.search(where) else one} {where}"


def gathered(cites: Iterable[Cite]) -> tuple[tuple[SourceId, str], ...]:
    """Places by source and unit, each source once for each unit: `lines 8.2, 8.5–6`."""
    places: dict[tuple[SourceId, str], dict[str, None]] = {}
    for cite in cites:
        places.setdefault((cite.source, cite.label), {})[_bare(cite)] = None
    return tuple(
        (source, locator_words(Cite(source, ", ".join(where), label)))
        for (source, label), where in places.items()
    )


def locator_short(cite: Cite) -> str:
    """`L16.2`, `para. 4`."""
    short = LOCATORS.get(cite.label, ("", "", f"{cite.label} "))[2]
    return (
        re.sub(r"(?<=, )(?=\d)", short, f"{short}{_bare(cite)}") if short == "L" else f"{short}{_bare(cite)}"
    )


def place_words(cites: tuple[Cite, ...], sources: Mapping[SourceId, Source]) -> str:
    """Short names and places, for tables: `A L16.2; B L5.5`."""
    return "; ".join(f"{sources[cite.source].label} {locator_short(cite)}" for cite in cites)


def mark_with_word(evidence: str) -> str:
    """The mark of an evidence class where it stands alone: shape and word."""
    mark = MARKS[evidence]
    return element("span", text(f"{mark.shape}\u00a0{mark.word}"), data_role="mark", data_hedge=str(evidence))


def mark_alone(evidence: str) -> str:
    """The mark of an evidence class beside something that says the rest."""
    return element("span", text(MARKS[evidence].shape), data_role="mark", data_hedge=str(evidence))


def _bare(cite: Cite) -> str:
    """A line locator may be written `L16.2` or `16.2`; ranges take an en dash."""
    where = re.sub(r"\bL(?=\d)", "", cite.locator) if cite.label == "line" else cite.locator
    return re.sub(r"(?<=\d)--?(?=\d)", "–", where)
