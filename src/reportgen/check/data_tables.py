"""A passage's `table {data=…}` containers → the rows of their files, with lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.check.containers import Container
from reportgen.check.desk import Passage
from reportgen.model.names import AssetName
from reportgen.model.span import Span


@dataclass(frozen=True, slots=True)
class DataTable:
    """`rows` are cells with the line they stand in; `head` counts header rows."""

    container: Container
    name: str
    head: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    span: Span

    def span_of(self, line: int) -> Span:
        """A line of the data file."""
        return Span(f"content/{self.name}", line)


def data_tables_of(passage: Passage, files: Mapping[AssetName, bytes]) -> Iterable[DataTable]:
    """Every table that a passage takes from a file; a missing file is told elsewhere."""
    for container in passage.prose.containers:
        name = container.attributes.values.get("data", "")
        if container.name != "table" or not name:
            continue
        key = next((each for each in (name, f"data/{name}") if AssetName(each) in files), None)
        if key is None:
            continue
        head = container.attributes.values.get("head", "1")
        rows = _rows(files[AssetName(key)])
        yield DataTable(
            container, key, int(head) if head.isdigit() else 1, rows, passage.prose.container_span(container)
        )


def _rows(content: bytes) -> tuple[tuple[int, tuple[str, ...]], ...]:
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig", errors="replace"), newline=""))
    try:
        return tuple((reader.line_num, tuple(cells)) for cells in reader if cells)
    except csv.Error:
        return ()  # composing the table says what is wrong with the file
