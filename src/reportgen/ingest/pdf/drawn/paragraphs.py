"""Lines in reading order → headings, paragraphs, items, tables and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.calls import CALL, bare, worded
from reportgen.ingest.pdf.drawn.foot_notes import take_foot_notes
from reportgen.ingest.pdf.drawn.hyphens import Vocabulary, continued, is_broken, settled, vocabulary
from reportgen.ingest.pdf.drawn.lines import Line
from reportgen.ingest.pdf.drawn.page_numbers import in_short
from reportgen.ingest.pdf.drawn.rules import joined_tables
from reportgen.ingest.shape import is_item, looks_like_heading
from reportgen.model.imported import Heading, Item, Paragraph, Place, Table

LARGER = 1.12
"""How many times larger than the body the words of a heading are."""

MOST_HEADING_LINES = 4
_ENDS = re.compile(rf"[.!?:…][\"'”’)\]]*+(?:{CALL.pattern})*+$")
_FORMULA = re.compile("[∑∫∏√∂∇∞∈∉⊂∪∩∀∃≈≠≤≥\U0001d400-\U0001d7ff]")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


@dataclass(frozen=True, slots=True)
class Usual:
    """What most of the text looks like, and its vocabulary."""

    size: float
    leading: float
    sizes: tuple[float, ...]
    known: Vocabulary


def add_paragraphs(pages: Sequence[Sequence[Line]], gathered: Gathered) -> None:
    """Add the text of all pages; a paragraph may go on over the page."""
    usual = _usual([line for page in pages for line in page])
    without_notes, notes = take_foot_notes(pages, usual.known)
    gathered.notes += notes
    keys = frozenset(note.key for note in notes)
    lines = [line for page in without_notes for line in page]
    lefts: list[float] = []
    formulas: list[int] = []
    for group in _over_pages(list(_groups(lines, usual)), usual):
        first = group[0]
        place = Place(first.page)
        if first.thing is not None:
            last = gathered.passages[-1] if gathered.passages else None
            table = first.thing if isinstance(first.thing, Table) else None
            whole = joined_tables(last, table) if isinstance(last, Table) and table else None
            if whole is not None and isinstance(last, Table) and last.place.page != first.page:
                gathered.passages[-1] = whole
            else:
                gathered.add(first.thing)
            continue
        text = _text(group, usual)
        level = _level(group, bare(text), usual)
        opened = is_item(text)
        number = _NUMBER.match(text)
        is_listed = level is None and opened is not None and not text[:2].strip("(")[:1].isalpha()
        kept = text[opened.end() :] if is_listed and opened is not None else text
        words, lost = worded(kept, keys, [link for line in group for link in line.links])
        for address in lost:
            gathered.leave_out(f"link to {address}", "its words go on over the end of a line", place)
        if _FORMULA.search(text) is not None:
            formulas.append(first.page)
        if level is not None:
            gathered.add(Heading(words, level, place, is_guessed=True))
        elif is_listed:
            depth = _depth(
                lefts, first, follows=bool(gathered.passages) and isinstance(gathered.passages[-1], Item)
            )
            gathered.add(Item(words, depth, int(number[1]) if number else None, place))
        else:
            gathered.add(Paragraph(words, place))
    if formulas:
        shown = in_short(list(dict.fromkeys(formulas)))
        message = f"formulas became the letters that they are printed with, on {shown}"
        gathered.warn("formula-as-text", message, "compare them with the document")


def _depth(lefts: list[float], first: Line, *, follows: bool) -> int:
    """How deep an item stands, by its left edge among those of the list so far."""
    if not follows:
        lefts.clear()
    while lefts and first.left < lefts[-1] - 0.7 * first.size:
        lefts.pop()
    if not lefts or first.left > lefts[-1] + 0.7 * first.size:
        lefts.append(first.left)
    return min(len(lefts) - 1, 8)


def _usual(lines: Sequence[Line]) -> Usual:
    sizes: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for line, following in zip_longest(lines, lines[1:]):
        sizes[_rounded(line.size)] += len(line.text)
        if following is not None and following.page == line.page and following.column == line.column:
            gaps[round(line.bottom - following.bottom, 0)] += 1
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    leading = next((gap for gap, _ in gaps.most_common() if gap > 0), 1.2 * body)
    larger = sorted((size for size in sizes if size >= LARGER * body), reverse=True)
    return Usual(body, leading, tuple(larger), vocabulary(line.text for line in lines))


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _groups(lines: Sequence[Line], usual: Usual) -> Iterator[list[Line]]:
    """Lines that belong to one paragraph."""
    group: list[Line] = []
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.column)
        rights[key] = max(rights.get(key, 0.0), line.right)
    for line in lines:
        if group and _starts(group, line, usual, rights[group[-1].page, group[-1].column]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts(group: list[Line], line: Line, usual: Usual, right: float) -> bool:
    """Whether `line` opens a paragraph after the lines in `group`."""
    last = group[-1]
    is_apart = (line.page, line.column) != (last.page, last.column)
    is_other = line.thing is not None or last.thing is not None or _rounded(line.size) != _rounded(last.size)
    if is_apart or is_other:
        return True
    step = last.bottom - line.bottom
    if 0 < step <= 2 * usual.leading and _runs_on(last, line, right):
        # Raised letters push lines apart.
        return False
    if step > 1.35 * max(usual.leading, last.size if last.size > LARGER * usual.size else 0) or step < 0:
        return True
    if last.is_bold and not line.is_bold and len(group) == 1 and looks_like_heading(last.text, line.text):
        return True
    if is_item(line.text) and (line.left < group[0].left + line.size or is_item(group[0].text)):
        return bool(_ENDS.search(last.text)) or bool(is_item(group[0].text)) or line.text[0] in "•▪◦‣·–"
    is_short = last.right < right - 0.2 * max(right - last.left, 1.0)
    is_inset = line.left > last.left + 0.8 * line.size and line.left > group[0].left
    return bool(_ENDS.search(last.text)) and (is_short or (is_inset and not is_item(group[0].text)))


def _runs_on(last: Line, line: Line, right: float) -> bool:
    """Whether a full line ends within a sentence that the next one goes on with."""
    is_full = last.right > right - 0.15 * max(right - last.left, 1.0)
    is_same = last.is_bold == line.is_bold and abs(last.left - line.left) < 0.5 * line.size
    return is_full and is_same and not _ENDS.search(last.text) and line.text[:1].islower()


def _over_pages(groups: list[list[Line]], usual: Usual) -> Iterable[list[Line]]:
    """Groups that go on in the next column or on the next page, as one."""
    joined: list[list[Line]] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(last[-1], group[0], usual):
            last.extend(group)
        else:
            joined.append(list(group))
    return joined


def _goes_on(last: Line, first: Line, usual: Usual) -> bool:
    is_apart = (last.page, last.column) != (first.page, first.column)
    if not is_apart or last.thing is not None or first.thing is not None or first.page - last.page > 1:
        return False
    if (
        _rounded(last.size) != _rounded(first.size)
        or last.size >= LARGER * usual.size
        or last.is_bold != first.is_bold
    ):
        return False
    return not _ENDS.search(last.text) and (first.text[:1].islower() or is_broken(last.text))


def _text(group: Sequence[Line], usual: Usual) -> str:
    text = ""
    for line in group:
        text = continued(text, line.text.strip(), usual.known)
    return settled(text)


def _level(group: Sequence[Line], text: str, usual: Usual) -> int | None:
    """The level of a heading by its size; bold lines of the body's size stand below all larger ones."""
    if len(group) > MOST_HEADING_LINES or len(text) > 250 or not any(letter.isalpha() for letter in text):
        return None
    size = _rounded(max(line.size for line in group))
    if size in usual.sizes:
        return min(usual.sizes.index(size) + 1, 6) if not text.endswith((".", ",", ";")) else None
    is_bold = all(line.is_bold for line in group)
    if is_bold and size >= usual.size and len(group) <= 2 and looks_like_heading(text, "Any paragraph."):
        return min(len(usual.sizes) + 1, 6)
    return None
