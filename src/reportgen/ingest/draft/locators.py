"""An imported document → its plain text, and where in it every passage stands."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from reportgen.model.imported import Heading, Imported, Note, Passage, lines_of, plain

HASH_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Located:
    """A passage with its place in the plain text: lines from 1, characters from 0, the end exclusive.

    `section` are the headings above it. A picture has no lines; its `lines` are empty.
    """

    passage: Passage | Note
    section: tuple[str, ...]
    first: int
    lines: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """`text` has one line for each paragraph, item and row; the notes follow the running text."""

    text: str
    passages: tuple[Located, ...]
    notes: tuple[Located, ...]


def locate(document: Imported) -> Text:
    """Give the plain text that locators point into, and the place of every passage."""
    lines: list[str] = []
    path: list[tuple[int, str]] = []
    located: list[Located] = []
    offset = 0
    for passage in (*document.passages, *document.notes):
        own = lines_of(passage)
        if isinstance(passage, Heading):
            path = [each for each in path if each[0] < passage.level]
        length = sum(len(line) + 1 for line in own)
        section = () if isinstance(passage, Note) else tuple(title for _, title in path)
        located.append(Located(passage, section, len(lines) + 1, own, offset, offset + max(length - 1, 0)))
        if isinstance(passage, Heading):
            path.append((passage.level, plain(passage.words)))
        lines += own
        offset += length
    count = len(document.passages)
    text = "".join(f"{line}\n" for line in lines)
    return Text(text, tuple(located[:count]), tuple(located[count:]))


def quote_hash(line: str) -> str:
    """What a line says, whatever its white space, in 16 hexadecimal digits."""
    return sha256(" ".join(line.split()).encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]
