"""A manuscript → the places where an acronym comes before its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.check.manuscripts import Manuscript
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Paragraph, Part, Prose
from reportgen.model.names import BlockId

_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2}[A-Z0-9]{0,5}(?=s?(?![\w-]))(?! \d[A-Z]{2}\b)")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_RENDERING = re.compile(r"\s*(?:,|–|—) (?:short for|that is|the|a|an)\b")
_WORD = re.compile(r"[^\W\d_]+")

Places: TypeAlias = Mapping[int, tuple[tuple[Paragraph, re.Match[str]], ...]]


def acronyms_in(prose: Prose) -> tuple[tuple[Paragraph, re.Match[str]], ...]:
    """Everything in capitals that could be an acronym, in reading order."""
    return tuple(
        (paragraph, found)
        for paragraph in prose.paragraphs
        if paragraph.part is not Part.CODE
        for found in _CAPITALS.finditer(paragraph.text)
    )


def unexplained_acronyms(
    manuscript: Manuscript, places: Places, known: frozenset[str], abbreviations: frozenset[str]
) -> Iterator[tuple[BlockId, Paragraph, re.Match[str]]]:
    """First uses that nothing explains; `places` are the acronyms of each prose by its identity.

    `known` needs no explanation; a glossary term with one of `abbreviations` explains itself.
    """
    introduced = set(known)
    for passage in manuscript.passages:
        introduced |= set(passage.prose.abbreviations)
        for paragraph, found in places[id(passage.prose)]:
            acronym = found.group()
            if acronym in introduced:
                continue
            introduced.add(acronym)
            is_term = acronym in abbreviations and any(
                mark.text == acronym for mark in paragraph.marks_of(Kind.TERM)
            )
            if not is_term and not is_expanded(paragraph.text, found.start(), found.end()):
                yield passage.block.id, paragraph, found


def is_expanded(text: str, start: int, end: int) -> bool:
    """Whether the long form stands in brackets behind the acronym, or before it in brackets."""
    acronym, before = text[start:end], text[:start].rstrip()
    behind = _BRACKET.match(text, end)
    if behind:
        return _spells(acronym, behind.group(1))
    if _RENDERING.match(text, end):
        return True
    return before.endswith("(") and _spells(acronym, " ".join(before.split()[-3 * len(acronym) :]))


def _spells(acronym: str, text: str) -> bool:
    """Whether the letters come in this order among the initials; the last word of two may give two."""
    initials = iter("".join(word[0] if len(word) > 1 else word for word in _WORD.findall(text)).lower())
    letters = [letter for letter in acronym.lower() if letter.isalpha()]
    return bool(text.strip()) and all(letter in initials for letter in letters)
