"""The name of a data file → its rows, or its bytes as they lie in the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from reportgen.compose.mistakes import Mistakes
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.suggestion import suggestion
from reportgen.model.table import DataFile, DataTable, TableRow
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.rows.tables import read_table

_NOT_CSV = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".json", ".jsonl", ".parquet"})
"""Endings of files that hold rows in another way."""


@frozen
class DataFiles:
    """The data files of a project."""

    files: Mapping[AssetName, DataFile]
    mistakes: Mistakes

    def rows(self, name: Words) -> tuple[TableRow, ...]:
        """The rows of `content/data/NAME`; nothing, and a diagnostic, where that is no sound table."""
        return self.table(name).rows

    def table(self, name: Words) -> DataTable:
        """The table in `content/data/NAME`; without rows, and a diagnostic, where that is no sound one."""
        found = find_data(str(name), self.files)
        if found is None:
            names = [key.removeprefix("data/") for key in self.files]
            hint = suggestion(str(name), names, "put it into content/data/")
            self.mistakes.report("unknown-data", f'content/data/ has no file "{name}"', name.place, hint)
            return DataTable()
        path = PurePosixPath(str(name))
        if path.suffix.lower() in _NOT_CSV:
            hint = f"save {path.name} as CSV, and name {path.with_suffix('.csv').name} here"
            self.mistakes.report("unread-data", "data files are CSV", name.place, hint)
            return DataTable()
        table = read_table(*found)
        self.mistakes.take(table.diagnostics)
        return table

    def place(self, name: Words) -> Place | None:
        """Where the rows of `content/data/NAME` stand."""
        found = find_data(str(name), self.files)
        rows = () if found is None else read_table(*found).rows
        return Place(rows[0].place.source, rows[0].place.start, rows[-1].place.end) if rows else None

    def content(self, name: str) -> bytes | None:
        """The bytes of `content/data/NAME`."""
        found = find_data(name, self.files)
        return None if found is None else found[1].content


def find_data(name: str, files: Mapping[AssetName, DataFile]) -> tuple[str, DataFile] | None:
    """The path and the file that `data=NAME` means."""
    for key in (f"data/{name}", name):
        if AssetName(key) in files:
            return f"content/{key}", files[AssetName(key)]
    return None
