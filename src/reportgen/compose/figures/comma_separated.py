"""A data file → rows of cells, each row with its place."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.text.grammar.floods import flooding_sign

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft

MOST_CELLS = 20_000
# Cells hold Markdown, which costs more than reading does.
MOST_BYTES = 400_000
MOST_IN_CELL = 5_000
# A table may hold as many citations and terms as several blocks.
SIGNS_IN_DATA = 3


@frozen
class Row:
    """One row as written; `place` is its first line."""

    cells: tuple[str, ...]
    place: Span


def read_rows(name: str, place: Span, draft: Draft) -> tuple[Row, ...]:
    """The rows of `content/data/NAME`; nothing, and a diagnostic, where that is no sound table.

    A reader may rely on at least one row and on equal lengths.
    """
    found = _content(name, draft.project.data)
    if found is None:
        names = [key.removeprefix("data/") for key in draft.project.data]
        hint = suggestion(name, names, "put it into content/data/")
        draft.say("unknown-data", f'content/data/ has no file "{name}"', place, hint)
        return ()
    path, content = found
    if len(content) > MOST_BYTES:
        draft.say(
            "oversized-data", f"this table has more than {MOST_BYTES:,} bytes", Span(path), "show a summary"
        )
        return ()
    try:
        rows = _parsed(content.decode("utf-8-sig"), path)
    except (UnicodeDecodeError, csv.Error) as fault:
        draft.say("malformed-data", f"this file is no comma-separated table: {fault}", Span(path))
        return ()
    if (excess := _size_fault(rows, path)) is not None:
        draft.diagnostics.append(excess)
        return ()
    width = len(rows[0].cells)
    ragged = [row for row in rows if len(row.cells) != width]
    for row in ragged:
        message = f"this row has {len(row.cells)} cells where the first has {width}"
        draft.say("ragged-row", message, row.place, "quote cells that hold commas; write all cells")
    return () if ragged else rows


def data_file(name: str, files: Mapping[AssetName, bytes]) -> bytes | None:
    """The bytes of `content/data/NAME`."""
    found = _content(name, files)
    return None if found is None else found[1]


def _size_fault(rows: tuple[Row, ...], path: str) -> Diagnostic | None:
    if not rows:
        hint = "write a header row and the data below it"
        return Diagnostic("empty-data", "this table has no rows", Span(path), hint)
    if sum(len(row.cells) for row in rows) > MOST_CELLS:
        message = f"this table has more than {MOST_CELLS} cells"
        return Diagnostic("oversized-data", message, Span(path), "show a summary")
    sign = flooding_sign("".join(cell for row in rows for cell in row.cells), SIGNS_IN_DATA)
    if sign is not None:
        message = f"this table has too many of the sign {sign}"
        return Diagnostic("sign-flood", message, Span(path), "remove them, or show a summary")
    for row in rows:
        if any(len(cell) > MOST_IN_CELL for cell in row.cells):
            message = f"a cell of this row has more than {MOST_IN_CELL:,} characters"
            hint = "close every quotation; move long text into a block"
            return Diagnostic("oversized-data", message, row.place, hint)
    return None


def _content(name: str, files: Mapping[AssetName, bytes]) -> tuple[str, bytes] | None:
    for key in (f"data/{name}", name):
        if AssetName(key) in files:
            return f"content/{key}", files[AssetName(key)]
    return None


def _parsed(text: str, path: str) -> tuple[Row, ...]:
    reader = csv.reader(StringIO(text, newline=""), strict=True, skipinitialspace=True)
    rows = []
    line = 1
    for cells in reader:
        if cells:
            rows.append(Row(tuple(cell.strip() for cell in cells), Span(path, line)))
        line = reader.line_num + 1
    return tuple(rows)
