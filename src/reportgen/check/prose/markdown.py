"""A version's Markdown and an audience → Prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.check.prose.containers import Container, split_containers
from reportgen.check.prose.data_tables import read_data_table
from reportgen.check.prose.inline import read_inline
from reportgen.check.prose.plain import Kind, Mark, Plain
from reportgen.check.prose.prose import Paragraph, Part, Prose, Sentence, Table, with_lead
from reportgen.check.prose.sentences import split_sentences
from reportgen.model.content.block import Version
from reportgen.model.names import AssetName
from reportgen.model.span import Span
from reportgen.model.text.containers import CALLOUT_KINDS

NO_FILES: Mapping[AssetName, bytes] = {}
_ABBREVIATION = re.compile(r"\s{0,3}\*\[([^\]\n]+)\]:\s*(.*)$")
_AUDIENCE = re.compile(r"\b(?:only|except)\s*=?\s*(\"[^\"]*\"|[^\s}\"][^}\n]*)")
_PARTS: Mapping[str, Part] = {
    "list_item_open": Part.ITEM,
    "heading_open": Part.HEADING,
    "th_open": Part.CELL,
    "td_open": Part.CELL,
    "dt_open": Part.TERM,
    "footnote_reference_open": Part.NOTE,
}
_SPOKEN_ATTRIBUTES = ("caption", "title", "alt", "source", "summary")


def read_prose(
    version: Version,
    audiences: frozenset[str],
    shown_terms: Mapping[str, str],
    files: Mapping[AssetName, bytes] = NO_FILES,
) -> Prose:
    """What readers of these names see of one version.

    `shown_terms` maps terms to their plain words; `files` hold the data of tables, charts and diagrams.
    """
    # Not splitlines: an author's editor counts no form feed and no U+2028 as a line.
    written = tuple(version.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lines, containers = split_containers(written)
    hidden = [each for each in containers if not each.is_for(audiences)]
    abbreviations = {found.group(1): found.group(2) for found in map(_ABBREVIATION.match, lines) if found}
    kept = tuple(
        "" if _ABBREVIATION.match(line) or any(each.holds(number) for each in hidden) else line
        for number, line in enumerate(lines)
    )
    shown = tuple(each for each in containers if not any(other.holds(each.first) for other in hidden))
    reader = _Reader(kept, written, shown, version.span, audiences, shown_terms)
    reader.read(_parser().parse("\n".join(kept)))
    reader.read_data(files)
    paragraphs = _led((*reader.paragraphs, *reader.labels()))
    return Prose(paragraphs, tuple(reader.tables), shown, abbreviations, version.span.path, version.span.line)


def audience_names(text: str) -> frozenset[str]:
    """Every name that `only` or `except` could mean in a text; what is read depends on no other."""
    return frozenset(
        name for found in _AUDIENCE.finditer(text) for name in re.split(r"[^\w-]+", found.group(1)) if name
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(deflist_plugin).use(footnote_plugin)
    parser.disable(["html_block"])
    # Inline text is read by our own scanner, which keeps columns and is many times faster.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _led(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    opening: Paragraph | None = None
    led: list[Paragraph] = []
    for paragraph in paragraphs:
        led.append(with_lead(paragraph, opening))
        if paragraph.part is not Part.ITEM:
            opening = paragraph if paragraph.text.rstrip().endswith(":") else None
    return tuple(led)


@dataclass(slots=True)
class _Reader:
    lines: tuple[str, ...]
    written: tuple[str, ...]
    containers: tuple[Container, ...]
    span: Span
    audiences: frozenset[str]
    shown_terms: Mapping[str, str]
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> None:
        """Gather paragraphs and tables from block tokens."""
        opened: list[Token] = []
        row: list[Paragraph] = []
        rows: list[tuple[Paragraph, ...]] = []
        cursor = (-1, 0)
        for token in tokens:
            if token.type == "inline":
                first = token.map[0] if token.map else 0
                in_row = any(each.type in ("th_open", "td_open") for each in opened)
                cursor = (first, cursor[1] if in_row and cursor[0] == first else 0)
                paragraph, end = self._paragraph(token, opened, cursor[1])
                cursor = (first, end if in_row else 0)
                self.paragraphs.append(paragraph)
                row.append(paragraph)
            elif token.nesting > 0:
                opened.append(token)
                if token.type in ("tr_open", "table_open"):
                    row = []
                if token.type == "table_open":
                    rows = []
            elif token.nesting < 0:
                if token.type == "tr_close":
                    rows.append(tuple(row))
                elif token.type == "table_close" and rows:
                    self._add_table(opened[-1], rows)
                opened.pop()

    def read_data(self, files: Mapping[AssetName, bytes]) -> None:
        """Gather the cells of data files, each with its own file and line."""
        for container in self.containers:
            table = read_data_table(container, files)
            if table is None:
                continue
            rows = tuple(
                tuple(self._cell(container, table.path, line, text) for text in cells)
                for line, cells in table.rows
            )
            self.paragraphs.extend(cell for row in rows for cell in row)
            if container.name == "table":
                head = rows[table.head - 1] if 0 < table.head <= len(rows) else ()
                place = Span(self.span.path, self.span.line + container.first)
                self.tables.append(Table(head, rows[table.head :], container, place))

    def _cell(self, container: Container, path: str, line: int, text: str) -> Paragraph:
        plain = read_inline(text, self.audiences, self.shown_terms)
        return Paragraph(
            Part.CELL, 0, plain, _sentences(plain), (container.name,), "", (), path, ((0, line, 0),)
        )

    def labels(self) -> Iterable[Paragraph]:
        """Titles, captions and descriptions that stand in the braces of containers."""
        for container in self.containers:
            if container.name in CALLOUT_KINDS and container.rest:
                yield self._label(container, container.rest)
            for name in _SPOKEN_ATTRIBUTES:
                if container.attributes.values.get(name):
                    yield self._label(container, container.attributes.values[name])

    def _label(self, container: Container, text: str) -> Paragraph:
        plain = read_inline(text, self.audiences, self.shown_terms)
        column = self.written[container.first].find(text) + 1
        start = (0, self.span.line + container.first, column)
        return Paragraph(
            Part.LABEL, 0, plain, _sentences(plain), (container.name,), "", (), self.span.path, (start,)
        )

    def _add_table(self, opening: Token, rows: list[tuple[Paragraph, ...]]) -> None:
        first = opening.map[0] if opening.map else 0
        around = [each for each in self.containers if each.name == "table" and each.holds(first)]
        self.tables.append(
            Table(
                rows[0],
                tuple(rows[1:]),
                around[-1] if around else None,
                Span(self.span.path, self.span.line + first),
            )
        )

    def _paragraph(self, token: Token, opened: list[Token], cursor: int) -> tuple[Paragraph, int]:
        first = token.map[0] if token.map else 0
        part, level = Part.TEXT, 0
        for each in opened:
            part = _PARTS.get(each.type, part)
            level = int(each.tag[1:]) if each.type == "heading_open" else 0
        starts: list[tuple[int, int, int]] = []
        raw = 0
        for number, line in enumerate(token.content.split("\n"), first):
            place = self.lines[number].find(line, cursor) if number < len(self.lines) else -1
            cursor = max(place, 0)
            # An empty cell has no place that could be found: column 0 says so.
            starts.append((raw, self.span.line + number, cursor + 1 if line else 0))
            raw += len(line) + 1
        plain = read_inline(token.content, self.audiences, self.shown_terms)
        within = tuple(each.name for each in self.containers if each.holds(first))
        paragraph = Paragraph(
            part, level, plain, _sentences(plain), within, "", (), self.span.path, tuple(starts)
        )
        return paragraph, cursor + len(token.content)


def _sentences(plain: Plain) -> tuple[Sentence, ...]:
    bounds = split_sentences(plain.text)
    citations = [mark for mark in plain.marks if mark.kind is Kind.CITATION]
    own: list[list[Mark]] = [[] for _ in bounds]
    index = 0
    for mark in citations:
        while index + 1 < len(bounds) and bounds[index + 1][0] < mark.at:
            index += 1
        if own:
            own[index].append(mark)
    covering: tuple[Mark, ...] = ()
    sentences: list[Sentence] = []
    for (start, end), marks in zip(reversed(bounds), reversed(own), strict=True):
        covering = tuple(marks) or covering
        sentences.append(Sentence(plain.text[start:end], start, end, tuple(marks), covering))
    return tuple(reversed(sentences))
