"""The bytes of a data file → a table, or every mistake in it.

One door for all kinds of data files: what else holds rows gets its own reader here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.model.table import DataFile, DataTable, TableCell, TableRow
from reportgen.model.text.place import Place, Source
from reportgen.model.text.words import Maker, Words, joined, made, written
from reportgen.rows.csv_records import BrokenRecord, cell_ranges, read_records
from reportgen.rows.dialects import NAMES, Dialect, Unclear, find_dialect, unclear_delimiter
from reportgen.rows.encodings import in_utf8
from reportgen.text.decoding import decode_text
from reportgen.text.grammar.floods import flooding_sign

MOST_CELLS = 20_000
# Cells hold Markdown, which costs more than reading does.
MOST_BYTES = 400_000
MOST_IN_CELL = 5_000
# A table may hold as many citations and terms as several blocks.
SIGNS_IN_DATA = 3

_WAY_TO_PART = ", declare `delimiter:` for it in content/data/data.yaml"


@lru_cache(maxsize=64)
def read_table(path: str, file: DataFile) -> DataTable:
    """The table in a file; kept, since most are read by several audiences and by the checks.

    Whoever gets rows may rely on at least one and on equal lengths.
    """
    if len(file.content) > MOST_BYTES:
        message = f"this table has more than {MOST_BYTES:,} bytes"
        return _refused(Diagnostic("oversized-data", message, Span(path), "show a summary"))
    content = in_utf8(path, file.content, file.format.encoding)
    if isinstance(content, Diagnostic):
        return _refused(content)
    reported: list[Diagnostic] = []
    text = decode_text(path, content, reported.append, most=2 * MOST_BYTES)
    if text is None:
        return _refused(*reported)
    dialect = find_dialect(text, file.format.delimiter)
    if isinstance(dialect, Unclear):
        return _refused(unclear_delimiter(path, dialect, _WAY_TO_PART))
    rows = tuple(_rows(Source(path, text), dialect, reported))
    if reported:
        return _refused(*reported)
    mistakes = tuple(_size_mistakes(rows, path)) or tuple(_ragged(rows, dialect.separator))
    return _refused(*mistakes) if mistakes else DataTable(rows, decimal=file.format.decimal)


def _refused(*diagnostics: Diagnostic) -> DataTable:
    return DataTable((), diagnostics)


def _rows(source: Source, dialect: Dialect, reported: list[Diagnostic]) -> Iterator[TableRow]:
    for record in read_records(source.text, dialect.separator, dialect.start):
        place = source.place(*record.range)
        wrong = record.reason if isinstance(record, BrokenRecord) else None
        ranges = cell_ranges(source.text, place.start, dialect.separator) if wrong is None else wrong
        if isinstance(ranges, str):
            message = f"this row cannot be parted into cells: {ranges}"
            hint = "double the quotes within a value in quotes, and close it"
            reported.append(Diagnostic("malformed-data", message, place.span, hint))
            continue
        yield TableRow(tuple(_cell(source.place(*each)) for each in ranges), place)


def _cell(place: Place) -> TableCell:
    if not place.written.startswith('"'):
        return TableCell(written(place.written, place).strip(), place)
    parts: list[Words] = []
    at = 1
    for part in place.written[1:-1].split('""'):
        if parts:
            parts.append(made('"', place.cut(at - 2, at), Maker.ESCAPE))
        parts.append(written(part, place.cut(at, at + len(part))))
        at += len(part) + 2
    return TableCell(joined(parts).strip(), place)


def _size_mistakes(rows: tuple[TableRow, ...], path: str) -> Iterator[Diagnostic]:
    """The first thing that makes a table too much to show."""
    if not rows:
        hint = "write a header row and the data below it"
        yield Diagnostic("empty-data", "this table has no rows", Span(path), hint)
        return
    if sum(len(row.cells) for row in rows) > MOST_CELLS:
        message = f"this table has more than {MOST_CELLS} cells"
        yield Diagnostic("oversized-data", message, Span(path), "show a summary")
        return
    sign = flooding_sign("".join(text for row in rows for text in row.texts), SIGNS_IN_DATA)
    if sign is not None:
        message = f"this table has too many of the sign {sign}"
        yield Diagnostic("sign-flood", message, Span(path), "remove them, or show a summary")
        return
    for row in rows:
        for cell in row.cells:
            if len(cell.text) > MOST_IN_CELL:
                message = f"a cell of this row has more than {MOST_IN_CELL:,} characters"
                hint = "close every quotation; move long text into a block"
                yield Diagnostic("oversized-data", message, cell.place.span, hint)


def _ragged(rows: tuple[TableRow, ...], separator: str) -> Iterator[Diagnostic]:
    width, name = len(rows[0].cells), NAMES[separator]
    for row in rows:
        if len(row.cells) == width:
            continue
        message = f"this row has {len(row.cells)} cells where the first has {width}"
        place = row.cells[width].place if len(row.cells) > width else row.place
        hint = f"cells are parted at each {name}: quote a cell that holds one, and write all cells"
        yield Diagnostic("ragged-row", message, place.span, hint)
