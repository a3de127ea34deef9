"""A container with `data=…` and the project's files → the rows its readers will see."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.table import DataFile, TableCell, TableRow
from reportgen.model.text.blocks import Container
from reportgen.rows.tables import read_table

# What a diagram's file says to the build and not to the reader.
_UNSPOKEN: Mapping[str, frozenset[str]] = {"diagram": frozenset({"line"})}


@frozen
class SpokenTable:
    """The first `head` rows are its header."""

    head: int
    rows: tuple[tuple[TableCell, ...], ...]


def read_data_table(container: Container, files: Mapping[AssetName, DataFile]) -> SpokenTable | None:
    """The table behind a container; None where there is none, or where its file is missing."""
    name = container.attributes.get("data") or ""
    key = next((each for each in (f"data/{name}", name) if AssetName(each) in files), None)
    if not name or key is None:
        return None
    head = container.attributes.get("head") or "1"
    # Composing the table says what is wrong with the file.
    rows = read_table(f"content/{key}", files[AssetName(key)]).rows
    return SpokenTable(int(head) if head.isdecimal() else 1, _spoken(container.name, rows))


def _spoken(name: str, rows: tuple[TableRow, ...]) -> tuple[tuple[TableCell, ...], ...]:
    unspoken = _UNSPOKEN.get(name)
    if unspoken is None or not rows:
        return tuple(row.cells for row in rows)
    kept = [number for number, title in enumerate(rows[0].texts) if title not in unspoken]
    return tuple(tuple(row.cells[number] for number in kept) for row in rows[1:])
