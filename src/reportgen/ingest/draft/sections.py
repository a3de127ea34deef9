"""Located passages → sections that each become one draft block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.ingest.draft.locators import Located
from reportgen.model.imported import Code, Heading, Image, Item, Table, plain

MOST_WORDS = 700
"""A section longer than this is split where a paragraph ends, unless asked otherwise."""

GROUP_WORDS = 400
"""Words of each part of a long section, about."""

TITLE_WORDS = 8
_LEVEL = re.compile(r"level:([1-6])")
WAYS = ("heading", "level:N", "paragraph", "none")


@dataclass(frozen=True, slots=True)
class Section:
    """`is_guessed` where no heading of the document gave the title; passages without that heading."""

    title: str
    is_guessed: bool
    heading: Located | None
    passages: tuple[Located, ...]


def is_way(written: str) -> bool:
    """Whether `written` is a way to split."""
    return written in {"heading", "paragraph", "none"} or _LEVEL.fullmatch(written) is not None


def split_sections(passages: Sequence[Located], way: str, title: str) -> tuple[Section, ...]:
    """Split in one of WAYS; every passage comes back exactly once, in its order.

    `title` names what stands before the first heading.
    """
    level = _LEVEL.fullmatch(way)
    split = _by_level(int(level[1])) if level is not None else _WAYS[way]
    return tuple(each for each in split(passages, title) if each.passages or each.heading is not None)


def _whole(passages: Sequence[Located], title: str) -> Iterator[Section]:
    heading, rest = _opening(passages)
    yield Section(_title_of(heading) or title, heading is None, heading, rest)


def _by_headings(passages: Sequence[Located], title: str) -> Iterator[Section]:
    for section in _by_level(6)(passages, title):
        yield from _in_groups(section)


def _by_level(level: int) -> Callable[[Sequence[Located], str], Iterator[Section]]:
    def split(passages: Sequence[Located], title: str) -> Iterator[Section]:
        group: list[Located] = []
        for each in passages:
            if _is_heading(each, level) and any(not isinstance(one.passage, Heading) for one in group):
                yield from _whole(group, title)
                group = []
            group.append(each)
        if group:
            yield from _whole(group, title)

    return split


def _by_paragraph(passages: Sequence[Located], title: str) -> Iterator[Section]:
    group: list[Located] = []
    for position, each in enumerate(passages):
        following = passages[position + 1] if position + 1 < len(passages) else None
        group.append(each)
        if isinstance(each.passage, Heading) or (following is not None and _belongs(each, following)):
            continue
        yield _named_by_words(group, title)
        group = []
    if group:
        yield from _whole(group, title)


_WAYS: Mapping[str, Callable[[Sequence[Located], str], Iterator[Section]]] = {
    "heading": _by_headings,
    "paragraph": _by_paragraph,
    "none": _whole,
}


def _in_groups(section: Section) -> Iterator[Section]:
    """A long section in parts of about GROUP_WORDS, each named after the section and its number."""
    if sum(map(_count, section.passages)) <= MOST_WORDS:
        yield section
        return
    parts: list[list[Located]] = [[]]
    words = 0
    for position, each in enumerate(section.passages):
        last = section.passages[position - 1] if position else None
        is_free = last is not None and not _belongs(last, each) and not isinstance(last.passage, Heading)
        if words >= GROUP_WORDS and is_free:
            parts.append([])
            words = 0
        parts[-1].append(each)
        words += _count(each)
    for number, part in enumerate(parts, 1):
        if number == 1:
            yield Section(section.title, section.is_guessed, section.heading, tuple(part))
        else:
            yield Section(f"{section.title} ({number})", True, None, tuple(part))  # noqa: FBT003  # a field of a value


def _named_by_words(group: list[Located], title: str) -> Section:
    heading, rest = _opening(group)
    if heading is not None:
        return Section(_title_of(heading) or title, False, heading, rest)  # noqa: FBT003  # a field of a value
    words = next((line for each in rest for line in each.lines), title).split()
    short = " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
    return Section(short or title, True, None, rest)  # noqa: FBT003  # as above


def _opening(passages: Sequence[Located]) -> tuple[Located | None, tuple[Located, ...]]:
    """The heading that a group opens with, and the rest; a heading alone stays in the text."""
    if len(passages) > 1 and isinstance(passages[0].passage, Heading):
        return passages[0], tuple(passages[1:])
    return None, tuple(passages)


def _belongs(each: Located, following: Located) -> bool:
    """Whether two passages must stay together: items of a list, a picture or table and what introduces it."""
    if isinstance(following.passage, Item):
        return isinstance(each.passage, Item) or following.passage.is_continued or _introduces(each)
    if isinstance(following.passage, Table | Image | Code):
        return not isinstance(each.passage, Table | Image)
    return False


def _introduces(each: Located) -> bool:
    return bool(each.lines) and each.lines[-1].endswith(":")


def _is_heading(each: Located, level: int) -> bool:
    return isinstance(each.passage, Heading) and each.passage.level <= level


def _title_of(heading: Located | None) -> str:
    return plain(heading.passage.words) if heading and isinstance(heading.passage, Heading) else ""


def _count(each: Located) -> int:
    return sum(len(line.split()) for line in each.lines)
