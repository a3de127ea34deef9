"""A composed page + marks → the page with its change bars asked for, and a line that says what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

from reportgen.model.names import BlockId
from reportgen.model.report.change_marks import ChangeMark, ChangeMarks
from reportgen.model.report.vocabulary import CHANGE, CHANGE_CARRIERS
from reportgen.wording.english import date_in_words

ENDS = ("</main>", "</body>")

# What each bar looks like, in words: readers who cannot see it learn from the words that there is one.
MEANINGS: Mapping[ChangeMark, str] = {
    ChangeMark.ADDED: "a solid bar for what is new",
    ChangeMark.REWORDED: "a double bar for what reads or looks otherwise",
    ChangeMark.REMOVED: "a dotted bar where words were taken out at the end",
}


def mark_changes(html: str, marks: ChangeMarks) -> str:
    """The page with `data-change` on what changed, and the line about it at the end of the text."""
    reader = _Places(marks.blocks)
    reader.feed(html)
    reader.close()
    lines = html.split("\n")
    for (number, column), length, mark in reversed(reader.places):
        line, end = lines[number - 1], column + length
        lines[number - 1] = f'{line[:end]} {CHANGE}="{mark}"{line[end:]}'
    marked = "\n".join(lines)
    end_tag = next((each for each in ENDS if each in marked), "")
    before, _, after = marked.rpartition(end_tag) if end_tag else (marked, "", "")
    note = f'<p data-role="change-note">{escape(change_note(marks), quote=False)}</p>\n'
    return f"{before}{note}{end_tag}{after}"


def change_note(marks: ChangeMarks) -> str:
    """What the bars mean, and which blocks are no longer there."""
    since = f"edition {marks.since} of {date_in_words(marks.date)}"
    kinds = [MEANINGS[kind] for kind in ChangeMark if kind in marks.kinds]
    said = (
        f"Bars in the margin show what changed since {since}: {_listed(kinds)}."
        if kinds
        else f"Nothing that is still here has changed since {since}."
        if marks.gone
        else f"Nothing has changed since {since}."
    )
    gone = "; ".join(f"“{title}”" for title in marks.gone)
    return f"{said} No longer here: {gone}." if gone else said


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


class _Places(HTMLParser):
    """Where in the page the start tags stand that get a mark: place, length of `<tag`, mark."""

    def __init__(self, blocks: Mapping[BlockId, tuple[ChangeMark | None, ...]]) -> None:
        super().__init__(convert_charrefs=True)
        self.places: list[tuple[tuple[int, int], int, ChangeMark]] = []
        self._blocks = {block: iter(marks) for block, marks in blocks.items()}
        self._open: list[BlockId | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            # Blocks are sections, and so is what holds them; a block never holds another.
            name = dict(attrs).get("data-block")
            self._open.append(BlockId(name) if name else self._block())
            return
        block = self._block()
        if block is None or tag not in CHANGE_CARRIERS:
            return
        mark = next(self._blocks.get(block, iter(())), None)
        if mark is not None:
            self.places.append((self.getpos(), len(tag) + 1, mark))

    def handle_endtag(self, tag: str) -> None:
        if tag == "section" and self._open:
            self._open.pop()

    def _block(self) -> BlockId | None:
        return self._open[-1] if self._open else None
