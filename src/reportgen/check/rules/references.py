"""Cross-references: everything pointed to is in this report.

What      `[](#x)`, `[text](#x)`, `[[term]]` and the field `x-see-also` lead to a figure, table,
          heading, section or block that this profile has. Anchors stand once. Texts point by name,
          never by place: "see above", "the table below", "on the left"; the next page of
          a browser is no such place. Figures and tables of a composed report count up without a gap.
Why       Another audience gets other blocks in another order; "above" is then somewhere else.
Example   `this report has no "fig-routes"`
Way out   Place the block that has it, move the reference into `{only=…}`, or point with `[](#id)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Paragraph, Part
from reportgen.check.words.any_case import AnyCase
from reportgen.model.diagnostic import Severity
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.suggestion import did_you_mean

_DANGLING = "dangling-reference"
_UNKNOWN_TERM = "unknown-term"
_DOUBLE = "duplicate-anchor"
_POSITIONAL = "positional-reference"
_GAP = "numbering-gap"
_BY_PLACE = AnyCase(
    r"\b(?:(?:see|as|shown|listed|described|mentioned|noted|discussed|explained|given"
    r"|cited) (?:\w+ )?(?:above|below|overleaf|opposite)"
    r"|(?:the |this )?(?:table|figure|chart|box|section|list|diagram|paragraph|map)s? (?:above|below"
    r"|overleaf|opposite|(?:on|to) the (?:left|right))"
    r"|(?:above|below)-mentioned|on the (?:left|right)(?:-hand side)?(?= (?:shows|is|are|of the page)|[.,;)])"
    r"|on the (?:next|previous|following|facing) page"
    r"|(?:see|turn to|look at) the (?:following|previous|next) page"
    r"|the (?:following|previous|next) page (?:shows?|lists?|gives?|has|holds|explains?|describes?|sets))\b",
)
# The next page of a browser is not a page of the report.
_ON_SCREEN = AnyCase(
    r"\b(?:browser|website|web ?page|app|screen|click|button|loads?|online|log in|sign in|form)s?\b"
)
_NUMBERED = re.compile(r"data-seq=\"(\w+)\"(?:[^<>d]++|d(?!ata-seq=))*+>[^<>\d]*+(\d++)")


def _look(given: CheckInput) -> Iterable[Finding]:
    for manuscript in given.manuscripts:
        anchors, doubles = _anchors(manuscript)
        yield from doubles
        placed = frozenset(each.block.id for each in manuscript.passages)
        for passage in manuscript.passages:
            yield from _dangling(anchors, manuscript, passage)
            yield from _see_also(placed, manuscript, passage)
        document = given.documents.get(manuscript.profile.id)
        if document is not None:
            yield from _gaps(manuscript, document)
    names = _term_names(given.project)
    for _, passage in given.distinct():
        yield from _unknown_terms(names, passage)
        yield from _by_place(passage)


def _anchors(manuscript: Manuscript) -> tuple[frozenset[str], tuple[Finding, ...]]:
    profile = manuscript.profile.id
    known: dict[str, Passage | None] = {}
    for section in manuscript.sections():
        known.update({section.id: None, f"sec-{section.id}": None})
    for passage in manuscript.passages:
        known.update({passage.block.id: None, f"block-{passage.block.id}": None})
    doubles: list[Finding] = []
    for passage in manuscript.passages:
        for anchor, place in passage.prose.anchors:
            if known.get(anchor) is not None:
                doubles.append(
                    Finding(
                        _DOUBLE,
                        f'the anchor "{anchor}" stands twice in this report',
                        place.span,
                        "give one of them another id",
                        profile,
                        passage.block.id,
                    )
                )
            known[anchor] = passage
    return frozenset(known), tuple(doubles)


def _dangling(anchors: frozenset[str], manuscript: Manuscript, passage: Passage) -> Iterable[Finding]:
    for mark in passage.prose.marks(Kind.REFERENCE):
        target = mark.target.removeprefix("#")
        if target in anchors:
            continue
        yield Finding(
            _DANGLING,
            f'this report has no "{target}"',
            mark.place.span,
            did_you_mean(target, anchors) or "place the block that has it, or point elsewhere",
            manuscript.profile.id,
            passage.block.id,
        )


def _see_also(placed: frozenset[str], manuscript: Manuscript, passage: Passage) -> Iterable[Finding]:
    named = passage.block.fields.get("x-see-also", ())
    for name in (named,) if isinstance(named, str) else named if isinstance(named, tuple) else ():
        if name not in placed:
            yield Finding(
                _DANGLING,
                f'"{passage.block.id}" says see also "{name}", which this report does not have',
                passage.block.span,
                "place that block too, or take it out of x-see-also",
                manuscript.profile.id,
                passage.block.id,
            )


def _term_names(project: Project) -> frozenset[str]:
    return frozenset(
        name.lower()
        for term in project.terms.values()
        for name in (term.id, term.term, term.abbreviation, *term.forms)
        if name
    )


def _unknown_terms(names: frozenset[str], passage: Passage) -> Iterable[Finding]:
    for mark in passage.prose.marks(Kind.TERM):
        if mark.target.lower() not in names:
            yield Finding(
                _UNKNOWN_TERM,
                f'the glossary has no "{mark.target}"',
                mark.place.span,
                did_you_mean(mark.target.lower(), names),
                block=passage.block.id,
            )


def _by_place(passage: Passage) -> Iterable[Finding]:
    for paragraph in passage.prose.paragraphs:
        for found in _BY_PLACE.finditer(paragraph.text) if paragraph.part is not Part.CODE else ():
            words = paragraph.text[found.start() : found.end()]
            if "page" in words and _ON_SCREEN.search(_sentence_at(paragraph, found.start())):
                continue
            yield Finding(
                _POSITIONAL,
                f'"{words}" points to a place that another audience has elsewhere',
                paragraph.span(found.start(), found.end()),
                "point by name: [](#id)",
                block=passage.block.id,
            )


def _sentence_at(paragraph: Paragraph, at: int) -> str:
    return next((each.text for each in paragraph.sentences if each.start <= at < each.end), paragraph.text)


def _gaps(manuscript: Manuscript, document: Document) -> Iterable[Finding]:
    last: dict[str, int] = {}
    for sequence, number in _NUMBERED.findall(document.html):
        if int(number) != last.get(sequence, 0) + 1:
            yield Finding(
                _GAP,
                f"{sequence} {number} follows {sequence} {last.get(sequence, 0)}",
                manuscript.profile.span,
                None,
                manuscript.profile.id,
            )
        last[sequence] = int(number)


CHECK = Check(
    name="cross-references",
    codes={
        _DANGLING: Severity.ERROR,
        _UNKNOWN_TERM: Severity.ERROR,
        _DOUBLE: Severity.ERROR,
        _POSITIONAL: Severity.ERROR,
        _GAP: Severity.ERROR,
    },
    look=_look,
)
