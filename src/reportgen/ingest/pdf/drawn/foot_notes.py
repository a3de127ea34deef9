"""Lines of pages → the lines without footnotes, and the notes: small signed type at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportgen.ingest.pdf.drawn.calls import CALL, CLOSE, OPEN, call, worded
from reportgen.ingest.pdf.drawn.hyphens import Vocabulary, continued, settled
from reportgen.ingest.pdf.drawn.lines import Line
from reportgen.model.imported import Note, Place, Words

SMALLER = 0.93
"""Of the letters of the body: what notes are at most."""

_PAGE_NUMBER = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?")
_SIGNED = re.compile(rf"{OPEN}?(\d{{1,3}}|[*†‡§¶]{{1,3}}){CLOSE}?[.):]?\s*(?=\S)")


def take_foot_notes(
    pages: Sequence[Sequence[Line]], known: Vocabulary
) -> tuple[list[list[Line]], list[Note]]:
    """Only what a raised sign on the same page calls is a note; calls get the key of their note."""
    body = _body_size(pages)
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for lines in pages:
        zone = _zone(lines, body)
        text = [line for line in lines if all(line is not each for each in zone)]
        called = {found[1] for line in text for found in CALL.finditer(line.text)}
        groups = _groups(zone, called)
        if groups and groups[0][0] is None and not (notes and notes[-1].place.page == lines[0].page - 1):
            # Small lines before the first sign that go on with no note of the page before are text.
            first = groups.pop(0)[1]
            text = [line for line in lines if any(line is each for each in (*text, *first))]
        if not any(sign is not None for sign, _ in groups):
            kept.append(list(lines))
            continue
        keys: dict[str, str] = {}
        for sign, group in groups:
            written = _text(group, known)
            if sign is None:
                before = notes.pop()
                notes.append(replace(before, paragraphs=(*before.paragraphs, _words(written, group))))
                continue
            keys[sign] = f"p{lines[0].page}-{sign}"
            words = _words(_SIGNED.sub("", written, count=1), group)
            notes.append(Note(keys[sign], (words,), Place(lines[0].page)))
        unused = dict(keys)
        kept.append([replace(line, text=_renamed(line.text, unused)) for line in text])
    return kept, [replace(each, paragraphs=(_joined(each.paragraphs),)) for each in notes]


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _zone(lines: Sequence[Line], body: float) -> list[Line]:
    """The small lines below everything else, in reading order."""
    large = [line.bottom for line in lines if _is_text(line, body)]
    lowest = min(large, default=float("inf"))
    return [line for line in lines if line.top <= lowest + 1 and line.size <= SMALLER * body]


def _is_text(line: Line, body: float) -> bool:
    is_page_number = line.thing is None and _PAGE_NUMBER.fullmatch(line.text.strip())
    return not is_page_number and (line.thing is not None or line.size > SMALLER * body)


def _groups(zone: Sequence[Line], called: set[str]) -> list[tuple[str | None, list[Line]]]:
    """Lines of one note each, with its sign; the first may have none."""
    groups: list[tuple[str | None, list[Line]]] = []
    used: set[str] = set()
    for line in zone:
        found = _SIGNED.match(line.text)
        if found is not None and (found[1] in called - used or _follows(groups, found[1])):
            used.add(found[1])
            groups.append((found[1], [line]))
        elif groups:
            groups[-1][1].append(line)
        else:
            groups.append((None, [line]))
    return groups


def _follows(groups: Sequence[tuple[str | None, list[Line]]], sign: str) -> bool:
    """Whether the note above has the number before; one that nothing calls stays a paragraph."""
    above = groups[-1][0] if groups else None
    return above is not None and above.isdigit() and sign.isdigit() and int(sign) == int(above) + 1


def _text(lines: Sequence[Line], known: Vocabulary) -> str:
    text = ""
    for line in lines:
        text = continued(text, line.text.strip(), known)
    return settled(text)


def _words(text: str, lines: Sequence[Line]) -> tuple[Words, ...]:
    return worded(text, (), [link for line in lines for link in line.links])[0]


def _joined(paragraphs: Sequence[tuple[Words, ...]]) -> tuple[Words, ...]:
    """A note that goes on over the page, in one."""
    first, *others = paragraphs
    return (*first, *(run for words in others for run in (Words(" "), *words)))


def _renamed(text: str, keys: dict[str, str]) -> str:
    """The text with each key once: the same sign again may be a power."""
    return CALL.sub(lambda found: call(keys.pop(found[1], found[1])), text)
