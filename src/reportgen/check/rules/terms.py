"""Acronyms and terms: explained where the reader first meets them.

What      In the reading order of each profile an acronym is expanded at its first use: "the Treaty
          of Peace (TOP)", "TOP (Treaty of Peace)", `*[TOP]: …`, or a glossary term with that
          abbreviation. A glossary term is marked `[[term]]` at its first use, so that the profile
          can define or replace it. Acronyms that everybody knows are listed in
          `checks.words.acronyms`.
Why       Each audience reads its own order; what another one was told does not help it.
Example   `"CELAC" is used here before anything explains it`
Way out   Write it out at this first place, mark the term, or write the long form throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from reportgen.check.acronyms import acronyms_in, unexplained_acronyms
from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.phrases import phrases_of
from reportgen.check.prose.prose import Paragraph, Part
from reportgen.check.words.acronyms import KNOWN, NO_ACRONYMS
from reportgen.model.content.glossary import Term
from reportgen.model.diagnostic import Severity
from reportgen.model.names import TermId
from reportgen.model.project import Project

_ACRONYM = "undefined-acronym"
_TERM = "undefined-term"
_UNUSED = "unused-term"
_SPOKEN = frozenset({Part.TEXT, Part.ITEM, Part.CELL, Part.LABEL, Part.NOTE})

_Places: TypeAlias = Mapping[int, tuple[tuple[Paragraph, tuple[re.Match[str], ...]], ...]]


def _look(given: CheckInput) -> Iterable[Finding]:
    yield from _acronyms(given)
    names = _names_of(given.project)
    anywhere = phrases_of(names)
    places = {
        id(passage.prose): tuple(
            (paragraph, anywhere.find(paragraph.text) if paragraph.part in _SPOKEN else ())
            for paragraph in passage.prose.paragraphs
        )
        for _, passage in given.distinct()
    }
    used: set[TermId] = set()
    for manuscript in given.manuscripts:
        yield from _terms(names, places, manuscript, used)
    sees_all = {each.id for each in given.project.profiles.values() if not each.is_base} <= {
        each.profile.id for each in given.manuscripts
    }
    for term in given.project.terms.values():
        if sees_all and term.id not in used:
            yield Finding(
                _UNUSED,
                f'no report uses the term "{term.term}"',
                term.span,
                "mark it [[…]] in a text, or take it out",
            )


def _acronyms(given: CheckInput) -> Iterable[Finding]:
    known = KNOWN | NO_ACRONYMS | frozenset(given.project.about.checks.words.get("acronyms", ()))
    terms = given.project.terms.values()
    abbreviations = frozenset(term.abbreviation for term in terms if term.abbreviation)
    places = {id(passage.prose): acronyms_in(passage.prose) for _, passage in given.distinct()}
    for manuscript in given.manuscripts:
        for block, paragraph, found in unexplained_acronyms(manuscript, places, known, abbreviations):
            yield Finding(
                _ACRONYM,
                f'"{found.group()}" is used here before anything explains it',
                paragraph.span(found.start(), found.end()),
                "write it out at this first place, or list it in checks.words.acronyms",
                manuscript.profile.id,
                block,
            )


def _terms(
    names: Mapping[str, Term], places: _Places, manuscript: Manuscript, used: set[TermId]
) -> Iterable[Finding]:
    introduced: set[TermId] = set()
    for passage in manuscript.passages:
        title = passage.version.title.lower()
        if passage.block.kind == "definition":
            introduced |= {term.id for name, term in names.items() if name in title}
        for paragraph, uses in places[id(passage.prose)]:
            marked = (mark.target.lower() for mark in paragraph.marks_of(Kind.TERM))
            introduced |= {names[name].id for name in marked if name in names}
            for found in uses:
                term = names[" ".join(found.group().lower().replace("’", "'").split())]
                if term.id in introduced:
                    continue
                introduced.add(term.id)
                yield Finding(
                    _TERM,
                    f'the term "{term.term}" is used here before anything explains it',
                    paragraph.span(found.start(), found.end()),
                    f"write [[{found.group()}]] at this first place",
                    manuscript.profile.id,
                    passage.block.id,
                )
    used |= introduced


def _names_of(project: Project) -> Mapping[str, Term]:
    return {
        " ".join(name.lower().replace("’", "'").split()): term
        for term in project.terms.values()
        for name in (term.id, term.term, *term.forms)
        if name
    }


CHECK = Check(
    name="acronyms and terms",
    codes={_ACRONYM: Severity.ERROR, _TERM: Severity.WARNING, _UNUSED: Severity.NOTE},
    look=_look,
)
