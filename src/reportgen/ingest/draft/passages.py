"""The passages of one section → Markdown, and the data files and notes it names."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from reportgen.ingest.draft.escapes import escape_inside
from reportgen.ingest.draft.inline import write_words
from reportgen.ingest.draft.lists import write_list
from reportgen.ingest.draft.locators import Located
from reportgen.model.imported import Code, Heading, Image, Item, Note, Paragraph, Table, Words

MOST_HEADING = 3
"""Levels of headings in a block: above them stand the report, its section and the block."""

EMPTY_CELL = "–"
UNDESCRIBED = "Picture without a description"


@dataclass(slots=True)
class Written:
    """Grows while a section is written. `data` are files below content/data/, `notes` those called."""

    name: str
    language: str
    images: Mapping[str, str]
    notes: Mapping[str, Note]
    parts: list[str] = field(default_factory=list)
    data: dict[str, bytes] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)
    last_heading: int = 0
    undescribed: int = 0
    empty_cells: int = 0

    @property
    def text(self) -> str:
        """The Markdown, its notes at the end."""
        notes = [self._note(self.notes[key]) for key in dict.fromkeys(self.called)]
        return "\n\n".join(part for part in (*self.parts, *notes) if part) + "\n"

    def add_all(self, passages: Sequence[Located]) -> None:
        """Write passages in their order; items that follow each other are one list."""
        items: list[Item] = []
        top = min((each.passage.level for each in passages if isinstance(each.passage, Heading)), default=1)
        for each in passages:
            if isinstance(each.passage, Item):
                items.append(each.passage)
                continue
            self._list(items)
            items = []
            self._one(each, top)
        self._list(items)

    def _one(self, each: Located, top: int) -> None:
        passage = each.passage
        match passage:
            case Heading():
                self._heading(passage, top)
            case Paragraph():
                words = self._words(passage.words)
                self.parts.append(
                    re.sub("^", "> ", words, flags=re.MULTILINE) if passage.is_quoted else words
                )
            case Code():
                longest = max((len(run) for run in re.findall("`{3,}", passage.text)), default=2)
                fence = "`" * (longest + 1)
                self.parts.append(f"{fence}\n{passage.text}\n{fence}")
            case Image():
                self._image(passage)
            case Table():
                self._table(passage)
            case _:
                pass

    def _words(self, words: Sequence[Words]) -> str:
        return write_words(words, self.language, self._call)

    def _call(self, key: str) -> str:
        if key not in self.notes:
            return ""
        self.called.append(key)
        return f"[^{label(key)}]"

    def _note(self, note: Note) -> str:
        paragraphs = [write_words(words, self.language, lambda _: "") for words in note.paragraphs]
        indented = [each.replace("\n", "\n    ") for each in paragraphs]
        return f"[^{label(note.key)}]: " + "\n\n    ".join(indented)

    def _heading(self, heading: Heading, top: int) -> None:
        words = tuple(
            Words(each.text.replace("\n", " "), each.marks - {"strong"}, each.address, each.note)
            for each in heading.words
        )
        level = min(heading.level - top + 1, self.last_heading + 1, MOST_HEADING)
        self.last_heading = level
        written = self._words(words)
        self.parts.append(f"{'#' * level} {written}")

    def _image(self, image: Image) -> None:
        self.undescribed += not image.alt
        alt = escape_inside(image.alt or UNDESCRIBED, self.language)
        self.parts.append(f"![{alt}](images/{self.images[image.name]})")

    def _list(self, items: Sequence[Item]) -> None:
        if not items:
            return
        self.parts.append(write_list(items, [self._words(each.words) for each in items]))

    def _table(self, table: Table) -> None:
        if len(table.rows) < 2 or len(table.rows[0]) < 2:
            # A report has no table without a head and a row below it.
            cells = [cell for row in table.rows for cell in row if cell]
            self.parts.append("\n".join(f"- {self._words(cell)}" for cell in cells))
            return
        notes: list[str] = []
        rows = [[self._cell(cell, notes) for cell in row] for row in table.rows]
        self.empty_cells += sum(not cell for row in table.rows for cell in row)
        # What may separate cells in other files would make the separator of this one unclear.
        is_clear = not any(sign in cell for row in rows for cell in row for sign in ";|\t")
        stream = StringIO()
        dialect = csv.excel if is_clear else csv.unix_dialect  # which quotes every cell
        csv.writer(stream, dialect, lineterminator="\n").writerows(rows)
        name = f"{self.name}-{len(self.data) + 1}.csv"
        self.data[name] = stream.getvalue().encode()
        inner = "\n\n".join(("", *notes, "")) if notes else "\n"
        self.parts.append(f"::: table {{data={name}}}{inner}:::")

    def _cell(self, cell: Sequence[Words], notes: list[str]) -> str:
        """Cells hold no notes of their own: their words follow under the table."""
        called = [each.note for each in cell if each.note in self.notes]
        for key in called:
            notes += [
                write_words(words, self.language, lambda _: "") for words in self.notes[key or ""].paragraphs
            ]
        one_line = [
            Words(each.text.replace("\n", " "), each.marks, each.address) for each in cell if not each.note
        ]
        return write_words(one_line, self.language, lambda _: "") or EMPTY_CELL


def label(key: str) -> str:
    """A note's key as Markdown allows it."""
    return re.sub(r"[^A-Za-z0-9-]", "-", key)
