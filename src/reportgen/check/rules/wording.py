"""Wording: banned and loaded words, clichés, exclamation marks.

What      Banned words (chess, backyard, "buckle up") are errors everywhere, some only for one
          audience; loaded words (regime, hegemony) are errors unless the sentence says whose word
          it is; clichés are warnings. Words are compared whole and without regard to capitals. A
          word in quotation marks is allowed where the sentence names whose it is, or asks to avoid
          or use it.
          `checks.words.banned`, `.loaded` and `.cliches` add to the lists, `checks.words.allowed`
          takes a word out of all of them.
Why       Images of war games, and words that judge by themselves, decide for the reader.
Example   `"pawn" is a banned word`
Way out   Say plainly what is meant; attribute the word; or allow it with a reason in the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Passage
from reportgen.check.prose.phrases import Phrases, phrases_of
from reportgen.check.prose.prose import Paragraph, Part
from reportgen.check.words.attribution import ATTRIBUTED
from reportgen.check.words.banned import BANNED, BY_AUDIENCE, CLICHES, LOADED
from reportgen.check.words.imperatives import is_imperative
from reportgen.check.words.plain_uses import is_meant_plainly
from reportgen.model.diagnostic import Severity
from reportgen.model.names import ProfileId
from reportgen.model.project import Project
from reportgen.model.span import Span

_BANNED = "banned-word"
_LOADED = "loaded-word"
_CLICHE = "cliche"
_EXCLAMATION = "exclamation-mark"
_QUOTED = re.compile(r"\"[^\"]*\"|“(?:[^“”]|“[^“”]*+”)*+”|‘[^‘’]*+’")
_BANG = re.compile(r"(?<=\w)!(?!\[)")
_HINTS: Mapping[str, str] = {
    _BANNED: "say plainly what is meant",
    _LOADED: "say whose word it is, or take a neutral one",
    _CLICHE: "leave it out, or say what exactly",
}
_WHAT: Mapping[str, str] = {
    _BANNED: "a banned word",
    _LOADED: "a loaded word without an owner",
    _CLICHE: "a cliché",
}


def _look(given: CheckInput) -> Iterable[Finding]:
    lists = _lists(given.project)
    for _, passage in given.distinct():
        yield from _of_title(lists[_BANNED], passage)
        for paragraph in passage.prose.paragraphs:
            for code, words in lists.items():
                yield from _listed(code, words, passage, paragraph, None)
            yield from _exclamations(passage, paragraph)
    for manuscript in given.manuscripts:
        own = BY_AUDIENCE.get(manuscript.profile.audience)
        if own is None:
            continue
        words = phrases_of(frozenset(own) - _allowed(given.project))
        for passage in manuscript.passages:
            for paragraph in passage.prose.paragraphs:
                yield from _listed(_BANNED, words, passage, paragraph, manuscript.profile.id)


def _lists(project: Project) -> Mapping[str, Phrases]:
    added = project.about.checks.words
    allowed = _allowed(project)
    lists = {
        _BANNED: (*BANNED, *added.get("banned", ())),
        _LOADED: (*LOADED, *added.get("loaded", ())),
        _CLICHE: (*CLICHES, *added.get("cliches", ())),
    }
    return {
        code: phrases_of(word for word in words if word.lower() not in allowed)
        for code, words in lists.items()
    }


def _allowed(project: Project) -> frozenset[str]:
    return frozenset(word.lower() for word in project.about.checks.words.get("allowed", ()))


def _listed(
    code: str, words: Phrases, passage: Passage, paragraph: Paragraph, profile: ProfileId | None
) -> Iterable[Finding]:
    for found in words.find(paragraph.text):
        if _is_owned(code, paragraph, found.start()) or is_meant_plainly(paragraph.text, found):
            continue
        yield Finding(
            code,
            f'"{found.group()}" is {_WHAT[code]}',
            paragraph.span(found.start(), found.end()),
            _HINTS[code],
            profile,
            passage.block.id,
        )


def _is_owned(code: str, paragraph: Paragraph, start: int) -> bool:
    """Whether the sentence says whose word it is; a banned word must stand in quotation marks as well."""
    around = [each.text for each in paragraph.sentences if each.start <= start < each.end]
    is_quoted = any(each.start() < start < each.end() for each in _QUOTED.finditer(paragraph.text))
    if not around:
        return False
    if is_quoted and is_imperative(around[0]):
        return True  # "Avoid “at the end of the day”" speaks of words
    return bool(ATTRIBUTED.search(around[0])) and (is_quoted or code == _LOADED)


def _of_title(words: Phrases, passage: Passage) -> Iterable[Finding]:
    for found in words.find(passage.version.title):
        yield Finding(
            _BANNED,
            f'"{found.group()}" in the title is {_WHAT[_BANNED]}',
            Span(passage.block.span.path, passage.block.span.line),
            _HINTS[_BANNED],
            block=passage.block.id,
        )


def _exclamations(passage: Passage, paragraph: Paragraph) -> Iterable[Finding]:
    for found in _BANG.finditer(paragraph.text) if paragraph.part is not Part.CODE else ():
        yield Finding(
            _EXCLAMATION,
            "an exclamation mark raises its voice",
            paragraph.span(found.start(), found.end()),
            "end the sentence with a full stop",
            block=passage.block.id,
        )


CHECK = Check(
    name="wording",
    codes={
        _BANNED: Severity.ERROR,
        _LOADED: Severity.ERROR,
        _CLICHE: Severity.WARNING,
        _EXCLAMATION: Severity.ERROR,
    },
    look=_look,
)
