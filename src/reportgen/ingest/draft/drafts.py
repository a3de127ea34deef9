"""An imported document → draft blocks with their place in it, and a word on every passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.ingest.draft.guesses import guess_kind, suggest_topics
from reportgen.ingest.draft.locators import Located, Text, quote_hash
from reportgen.ingest.draft.names import slug, unique
from reportgen.ingest.draft.passages import Written
from reportgen.ingest.draft.sections import Section
from reportgen.ingest.draft.yaml import Value, mapping
from reportgen.model.imported import Imported, Note

COPIED = "# allow: {code} because this is an imported draft that nobody has rewritten yet\n"
RUN_WORDS = 8
"""Words in a row from which on a draft is reported as a copy."""


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """What drafting needs to know of the project and of language.

    `grade_of` gives the reading grade of plain sentences, `images` the file name of each picture.
    """

    source: str
    language: str
    taken: frozenset[str]
    images: Mapping[str, str]
    stop_words: frozenset[str]
    grade_of: Callable[[Sequence[str]], float | None]
    first_order: int = 1


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """`content` is the whole file; `data` are the files below content/data/ that it shows."""

    id: str
    title: str
    kind: str
    topics: tuple[str, ...]
    section: tuple[str, ...]
    lines: str
    pages: str | None
    words: int
    grade: float | None
    content: str
    data: Mapping[str, bytes]
    undescribed: int
    empty_cells: int


def draft_blocks(
    document: Imported, text: Text, sections: Sequence[Section], settings: DraftSettings
) -> tuple[DraftBlock, ...]:
    """One block for each section, in the order of the document."""
    taken = set(settings.taken)
    notes = {note.key: note for note in document.notes}
    placed = {each.passage.key: each for each in text.notes if isinstance(each.passage, Note)}
    topics = suggest_topics([" ".join(_lines(each.passages)) for each in sections], settings.stop_words)
    blocks: list[DraftBlock] = []
    for order, (section, words) in enumerate(zip(sections, topics, strict=True), settings.first_order):
        name = unique(f"{settings.source}-{slug(section.title)}", taken)
        written = Written(name, settings.language, settings.images, notes)
        written.add_all(section.passages)
        called = [placed[key] for key in dict.fromkeys(written.called) if key in placed]
        blocks.append(_block(name, order, section, (*section.passages, *called), words, written, settings))
    return tuple(blocks)


def _block(  # noqa: PLR0917  # the parts of one block, used once
    name: str,
    order: int,
    section: Section,
    passages: Sequence[Located],
    topics: tuple[str, ...],
    written: Written,
    settings: DraftSettings,
) -> DraftBlock:
    everything = (section.heading, *passages) if section.heading is not None else tuple(passages)
    lines = _lines(passages)
    # Two braces would be read as a value to fill in, and a title knows no escape.
    title = re.sub(r"(?<=[{}])(?=[{}])", " ", " ".join(section.title.split()))
    kinds = frozenset(type(each.passage).__name__ for each in passages)
    kind = guess_kind(title, kinds)
    above = everything[0].section if everything else ()
    pages = ranges(each.passage.place.page for each in everything)
    counted = sum(len(line.split()) for line in lines)
    grade = settings.grade_of(lines)
    place = ranges(n for each in everything for n in range(each.first, each.first + len(each.lines)))
    fields: dict[str, Value] = {
        "title": title,
        "kind": kind,
        "topics": topics or None,
        "status": "draft",
        "x-source": settings.source,
        "x-order": order,
        "x-section": " > ".join(above) or None,
        "x-lines": place or None,
        "x-pages": pages or None,
        "x-characters": f"{everything[0].start}-{max(each.end for each in everything)}"
        if everything
        else None,
        "x-quotes": [quote_hash(line) for each in everything for line in each.lines],
        "x-words": counted,
        "x-grade": grade,
        "x-guessed": ["title", "kind", "topics"] if section.is_guessed else ["kind", "topics"],
    }
    copied = COPIED.format(code="copied-run") if _is_copy(lines) else ""
    content = f"---\n{mapping(fields)}{copied}---\n{written.text}"
    return DraftBlock(
        name,
        title,
        kind,
        topics,
        above,
        place,
        pages,
        counted,
        grade,
        content,
        dict(written.data),
        written.undescribed,
        written.empty_cells,
    )


def ranges(numbers: Iterable[int | None]) -> str:
    """`3-7, 9`: whole numbers in order, runs of them as ranges."""
    runs: list[list[int]] = []
    for number in sorted({each for each in numbers if each is not None}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def _lines(passages: Sequence[Located]) -> list[str]:
    return [line for each in passages for line in each.lines]


def _is_copy(lines: Sequence[str]) -> bool:
    return any(len(line.split()) >= RUN_WORDS for line in lines)
