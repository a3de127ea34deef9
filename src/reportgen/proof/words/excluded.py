"""Project + plan → what its audience may not read, and how it is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.span import Span
from reportgen.proof.words.readable import Readable, filled, readable_text
from reportgen.proof.words.spelling import (
    LEAST_LETTERS,
    WINDOW,
    is_ordinary,
    letters_of,
    names_in,
    windows_of,
    words_of_text,
)
from reportgen.text.grammar import read_text
from reportgen.text.walk import walk

CONTENT = "content/"
PROFILES = "profiles/"
ABOUT = "reportgen.yaml"
_ENDING = ".yaml"
_TEXTS = (".md", ".yaml", ".yml", ".csv", ".tsv", ".json", ".sql", ".svg", ".txt")
# What stands between texts that are printed apart: blank lines, quotes, braces, brackets, cells.
_GAP = re.compile(r'\n[ \t]*(?=\n)|["{}\[\]|=]')
_MARK = 64
_PREFIXES = ("block-", "source-", "term-", "claim-", "profile-", "audience-")


@frozen
class Passage:
    """A piece of text that somebody wrote, and where."""

    text: str
    span: Span


@frozen
class Name:
    """The name of something that this audience does not get: `spellings` as they would stand in a file."""

    text: str
    what: str
    spellings: tuple[str, ...]
    span: Span


@frozen
class Picture:
    """Bytes from within a picture that is not shown."""

    marks: tuple[bytes, ...]
    span: Span


@frozen
class Excluded:
    """What is looked for. `passages` hold windows, `phrases` are shorter than one.

    What the audience reads anyway says nothing: `known` are its windows, `known_letters` and `known_words`
    the same as whole texts. `said` is what of it the content and the project say, and no template.
    """

    passages: tuple[Passage, ...]
    phrases: tuple[Passage, ...]
    names: tuple[Name, ...]
    pictures: tuple[Picture, ...]
    too_short: int
    known: frozenset[str]
    known_letters: str
    known_words: str
    said: str
    digest: str


def find_excluded(
    project: Project,
    files: Mapping[str, bytes],
    plan: Plan,
    values: Mapping[str, str],
    own: Iterable[str] = (),
) -> Excluded:
    """What the plan's audience may not read: whatever is written and neither placed for it nor cited there.

    `files` are those of the project by path, `own` words that reportgen and the project say to everybody.
    """
    about = project.about
    readable = readable_text(project, plan, values)
    common = (*own, *_common(project, files, plan, values))
    known = frozenset(window for text in (*readable.texts, *common) for window in windows_of(text))
    known_letters = "|".join(letters_of(text) for text in (*readable.texts, *common))
    known_words = "|".join(words_of_text(text) for text in (*readable.texts, *common))
    passages = tuple(
        each
        for each in _passages(files, project, plan, readable)
        if any(window not in known and window not in known_letters for window in windows_of(each.text))
    )
    phrases, too_short = _phrases(project, values, known_words)
    names = tuple(_names(project, readable, names_in("\n".join((*readable.texts, *readable.names, *common)))))
    pictures = tuple(_pictures(project, readable))
    return Excluded(
        passages,
        phrases,
        names,
        pictures,
        too_short,
        known,
        known_letters,
        known_words,
        "\n".join((*readable.texts, about.contact, about.publisher, *about.authors)),
        _digest(passages, phrases, names, pictures),
    )


def _common(
    project: Project, files: Mapping[str, bytes], plan: Plan, values: Mapping[str, str]
) -> Iterator[str]:
    """What belongs to all reports, or to this one: the project, templates, stylesheets, the own profile."""
    profile = project.profiles[plan.profile]
    yield files.get(ABOUT, b"").decode("utf-8", "replace")
    yield from project.templates.values()
    yield from project.letter_templates.values()
    yield project.themes[profile.theme].css
    yield from values.values()
    yield filled(str(profile.title), values)
    for name in (profile.id, *profile.ancestors):
        found = project.profiles.get(name)
        written = files.get(found.span.path, b"").decode("utf-8", "replace") if found else ""
        yield written
        yield filled(written, values)
    yield from (str(section.title) for each in plan.sections for section in each.walk() if section.title)


def _passages(
    files: Mapping[str, bytes], project: Project, plan: Plan, readable: Readable
) -> Iterator[Passage]:
    """Every paragraph of every file of content, and of the profiles of others."""
    own = {
        project.profiles[each].span.path
        for each in (plan.profile, *project.profiles[plan.profile].ancestors)
        if each in project.profiles
    }
    shown = {f"{CONTENT}{each}" for each in readable.assets}
    for path, content in sorted(files.items()):
        if path in own or path in shown or not path.startswith((CONTENT, PROFILES)):
            continue
        if path.endswith(_TEXTS):
            yield from _paragraphs(path, content.decode("utf-8", "replace"))


def _paragraphs(path: str, text: str) -> Iterator[Passage]:
    at, line = 0, 1
    for gap in (*_GAP.finditer(text), None):
        end = len(text) if gap is None else gap.start()
        part = text[at:end]
        if len(letters_of(part)) >= WINDOW:
            yield Passage(part, Span(path, line))
        if gap is not None:
            line += text.count("\n", at, gap.end())
            at = gap.end()


def _phrases(
    project: Project, values: Mapping[str, str], known_words: str
) -> tuple[tuple[Passage, ...], int]:
    """Titles, headings, labels, terms and paragraphs that are shorter than a window."""
    found: dict[str, Passage] = {}
    too_short: set[str] = set()
    for text, span in _short_texts(project):
        words = words_of_text(filled(text, values))
        if not words.strip() or len(letters_of(words)) >= WINDOW or words in known_words:
            continue
        if words.count(" ") > 2 and len(letters_of(words)) >= LEAST_LETTERS:
            found.setdefault(words, Passage(words, span))
        else:
            too_short.add(words)
    return tuple(found.values()), len(too_short)


def _short_texts(project: Project) -> Iterator[tuple[str, Span]]:
    for block in project.blocks.values():
        yield str(block.title), block.span
        for version in block.versions.values():
            yield str(version.title), version.span
            for node in walk(read_text(version.place).blocks):
                inner = getattr(node, "inner", None)
                if inner is not None and inner.end - inner.start < 4 * WINDOW:
                    yield inner.written, inner.span
    for claim in project.claims.values():
        yield str(claim.text), claim.span
        yield str(claim.note or ""), claim.span
    for source in project.sources.values():
        yield from ((str(each or ""), source.span) for each in (source.title, source.label, source.publisher))
        yield from ((str(each), source.span) for each in source.authors)
    for term in project.terms.values():
        yield from ((str(each or ""), term.span) for each in (term.term, term.definition, term.plain))
    for profile in project.profiles.values():
        yield str(profile.title), profile.span
        yield from ((str(each.title or ""), each.span) for each in profile.outline)


def _names(project: Project, readable: Readable, known: frozenset[str]) -> Iterator[Name]:
    own = {each.casefold() for each in readable.names}
    for name, what, span in _every_name(project):
        spelled = name.casefold()
        if spelled in own:
            continue
        spellings = tuple(f"{prefix}{spelled}" for prefix in _PREFIXES)
        if not is_ordinary(spelled) and spelled not in known:
            spellings = (spelled,)
        yield Name(name, what, spellings, span)


def _every_name(project: Project) -> Iterator[tuple[str, str, Span]]:
    for block in project.blocks.values():
        yield block.id, "the block", block.span
    for claim in project.claims.values():
        yield claim.id, "the claim", claim.span
    for source in project.sources.values():
        yield source.id, "the source", source.span
    for term in project.terms.values():
        yield term.id, "the term", term.span
    for profile in project.profiles.values():
        for name in sorted({profile.id, profile.audience}):
            yield name, "the audience", profile.span
    for asset in (*project.data, *project.images):
        yield asset, "the file", Span(f"{CONTENT}{asset}")


def _pictures(project: Project, readable: Readable) -> Iterator[Picture]:
    shown = {project.images[each] for each in readable.assets if each in project.images}
    for name, content in sorted(project.images.items()):
        if name not in readable.assets and content not in shown and len(content) >= 4 * _MARK:
            places = (len(content) * part // 8 for part in (3, 4, 5))
            marks = tuple(content[at : at + _MARK] for at in places)
            yield Picture(tuple(each for each in marks if len(set(each)) > _MARK // 4), _span_of(name))


def _span_of(name: AssetName) -> Span:
    return Span(f"{CONTENT}{name}")


def _digest(
    passages: Iterable[Passage],
    phrases: Iterable[Passage],
    names: Iterable[Name],
    pictures: Iterable[Picture],
) -> str:
    found = sha256()
    for text in (
        *(each.text for each in passages),
        *(each.text for each in phrases),
        *(each.text for each in names),
    ):
        found.update(text.encode() + b"\0")
    for picture in pictures:
        found.update(b"".join(picture.marks) + b"\0")
    return found.hexdigest()
