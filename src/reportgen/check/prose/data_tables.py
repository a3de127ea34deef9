"""A container with `data=…` and the project's files → the cells its readers will see, with their lines."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.check.prose.containers import Container
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.rows.csv_records import Record, read_records
from reportgen.text.decoding import plain_line_ends

# What a diagram's file says to the build and not to the reader.
_UNSPOKEN: Mapping[str, frozenset[str]] = {"diagram": frozenset({"line"})}


@frozen
class DataTable:
    """`rows` pair the line a row begins in with its cells; the first `head` rows are its header."""

    path: str
    head: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_data_table(container: Container, files: Mapping[AssetName, bytes]) -> DataTable | None:
    """The table behind a container; None where there is none, or where its file is missing."""
    name = container.attributes.values.get("data", "")
    key = next((each for each in (f"data/{name}", name) if AssetName(each) in files), None)
    if not name or key is None:
        return None
    head = container.attributes.values.get("head", "1")
    rows = _spoken(container.name, _rows(files[AssetName(key)]))
    return DataTable(f"content/{key}", int(head) if head.isdecimal() else 1, rows)


def _rows(content: bytes) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every row that can be read; composing the table says what is wrong with the others."""
    records = read_records(plain_line_ends(content.decode("utf-8", errors="replace")), ",")
    return tuple((each.line, each.cells) for each in records if isinstance(each, Record))


def _spoken(
    name: str, rows: tuple[tuple[int, tuple[str, ...]], ...]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    unspoken = _UNSPOKEN.get(name)
    if unspoken is None or not rows:
        return rows
    kept = [place for place, title in enumerate(rows[0][1]) if title.strip() not in unspoken]
    return tuple(
        (line, tuple(cells[place] for place in kept if place < len(cells))) for line, cells in rows[1:]
    )
