"""The name of a data file → its rows, or its bytes as they lie in the project."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.mistakes import Mistakes
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.suggestion import suggestion
from reportgen.model.table import TableRow
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.rows.tables import read_table


@frozen
class DataFiles:
    """The data files of a project."""

    files: Mapping[AssetName, bytes]
    mistakes: Mistakes

    def rows(self, name: Words) -> tuple[TableRow, ...]:
        """The rows of `content/data/NAME`; nothing, and a diagnostic, where that is no sound table."""
        found = _content(str(name), self.files)
        if found is None:
            names = [key.removeprefix("data/") for key in self.files]
            hint = suggestion(str(name), names, "put it into content/data/")
            self.mistakes.report("unknown-data", f'content/data/ has no file "{name}"', name.place, hint)
            return ()
        table = read_table(*found)
        self.mistakes.take(table.diagnostics)
        return table.rows

    def place(self, name: Words) -> Place | None:
        """Where the rows of `content/data/NAME` stand."""
        found = _content(str(name), self.files)
        rows = () if found is None else read_table(*found).rows
        return Place(rows[0].place.source, rows[0].place.start, rows[-1].place.end) if rows else None

    def content(self, name: str) -> bytes | None:
        """The bytes of `content/data/NAME`."""
        found = _content(name, self.files)
        return None if found is None else found[1]


def _content(name: str, files: Mapping[AssetName, bytes]) -> tuple[str, bytes] | None:
    for key in (f"data/{name}", name):
        if AssetName(key) in files:
            return f"content/{key}", files[AssetName(key)]
    return None
