"""Acronyms and terms: explained where the reader first meets them.

What      In the reading order of each profile an acronym is expanded at its first use: "the Treaty of
          Peace (TOP)", "TOP (Treaty of Peace)", `*[TOP]: …`, or a glossary term with that abbreviation. A
          glossary term is marked `[[term]]` at its first use, so that the profile can define or replace it.
          Acronyms that everybody knows are listed in `checks.words.acronyms`.
Why       Each audience reads its own order; what another one was told does not help it.
Example   `"CELAC" is used here before anything explains it`
Way out   Write it out at this first place, mark the term, or write the long form throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.check.desk import Desk, Manuscript
from reportgen.check.finding import Check, Finding
from reportgen.check.inline import Kind
from reportgen.check.prose import Paragraph, Part
from reportgen.check.words.acronyms import KNOWN, NO_ACRONYMS
from reportgen.model.diagnostic import Severity
from reportgen.model.glossary import Term
from reportgen.model.names import BlockId, TermId
from reportgen.model.project import Project

_ACRONYM = "undefined-acronym"
_TERM = "undefined-term"
_UNUSED = "unused-term"
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,6}(?=s?(?![\w-]))")
_SPOKEN = frozenset({Part.TEXT, Part.ITEM, Part.CELL, Part.LABEL, Part.NOTE})


def _look(desk: Desk) -> Iterable[Finding]:
    names = _names_of(desk.project)
    used: set[TermId] = set()
    for manuscript in desk.manuscripts:
        yield from _acronyms(desk.project, manuscript)
        yield from _terms(names, manuscript, used)
    sees_all = {each.id for each in desk.project.profiles.values() if not each.is_base} <= {
        each.profile.id for each in desk.manuscripts
    }
    for term in desk.project.terms.values():
        if sees_all and term.id not in used:
            yield Finding(
                _UNUSED, f'no report uses the term "{term.term}"', term.span, "mark it [[…]] in a text, or take it out"
            )


def _acronyms(project: Project, manuscript: Manuscript) -> Iterable[Finding]:
    words = project.about.checks.words
    known = KNOWN | NO_ACRONYMS | set(words.get("acronyms", ()))
    by_abbreviation = {term.abbreviation: term for term in project.terms.values() if term.abbreviation}
    told: set[str] = set(known)
    for passage in manuscript.passages:
        told |= set(passage.prose.abbreviations)
        for paragraph in passage.prose.paragraphs:
            marked = {mark.text for mark in paragraph.marks(Kind.TERM)}
            for found in _CAPITALS.finditer(paragraph.text):
                acronym = found.group()
                if acronym in told:
                    continue
                told.add(acronym)
                if not (_is_expanded(paragraph.text, found) or (acronym in marked and acronym in by_abbreviation)):
                    yield Finding(
                        _ACRONYM,
                        f'"{acronym}" is used here before anything explains it',
                        paragraph.span(found.start(), found.end()),
                        "write it out at this first place, or list it in checks.words.acronyms",
                        manuscript.profile.id,
                        passage.block.id,
                    )


def _is_expanded(text: str, found: re.Match[str]) -> bool:
    """Whether the long form stands in brackets behind the acronym, or before it in brackets."""
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if after.startswith("(") or re.match(r"(?:,|–|—) (?:short for|that is|the|a)\b", after):
        return True
    if not before.endswith("("):
        return False
    initials = [word[0].lower() for word in re.findall(r"[^\W\d_]+", before)][-3 * len(found.group()) :]
    wanted = iter(found.group().lower())
    letter = next(wanted)
    for initial in initials:
        if initial == letter:
            following = next(wanted, None)
            if following is None:
                return True
            letter = following
    return False


def _terms(
    names: Mapping[str, Term], manuscript: Manuscript, used: set[TermId]
) -> Iterable[Finding]:
    if not names:
        return
    anywhere = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w-])",
        re.IGNORECASE,
    )
    told: set[TermId] = set()
    for passage in manuscript.passages:
        if passage.block.kind in ("definition", "source-note"):
            told |= {term.id for name, term in names.items() if name in passage.version.title.lower()}
        for paragraph in passage.prose.paragraphs:
            marked = {names[mark.target.lower()].id for mark in paragraph.marks(Kind.TERM) if mark.target.lower() in names}
            used |= marked
            told |= marked
            if paragraph.part in _SPOKEN:
                yield from _unmarked(names, anywhere, paragraph, told, manuscript, passage.block.id)


def _unmarked(
    names: Mapping[str, Term],
    anywhere: re.Pattern[str],
    paragraph: Paragraph,
    told: set[TermId],
    manuscript: Manuscript,
    block: BlockId,
) -> Iterable[Finding]:
    for found in anywhere.finditer(paragraph.text):
        term = names[found.group().lower()]
        if term.id in told:
            continue
        told.add(term.id)
        yield Finding(
            _TERM,
            f'the term "{term.term}" is used here before anything explains it',
            paragraph.span(found.start(), found.end()),
            f"write [[{found.group()}]] at this first place",
            manuscript.profile.id,
            block,
        )


def _names_of(project: Project) -> Mapping[str, Term]:
    return {
        name.lower(): term
        for term in project.terms.values()
        for name in (term.id, term.term, *term.forms)
        if name
    }


CHECK = Check(
    name="acronyms and terms",
    codes={_ACRONYM: Severity.ERROR, _TERM: Severity.WARNING, _UNUSED: Severity.NOTE},
    look=_look,
)
