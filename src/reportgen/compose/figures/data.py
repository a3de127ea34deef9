"""The name of a data file → its rows, or its bytes as they lie in the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.model.names import AssetName
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.table import TableRow
from reportgen.rows.tables import read_table

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft


def data_rows(name: str, place: Span, draft: Draft) -> tuple[TableRow, ...]:
    """The rows of `content/data/NAME`; nothing, and a diagnostic, where that is no sound table."""
    found = _content(name, draft.project.data)
    if found is None:
        names = [key.removeprefix("data/") for key in draft.project.data]
        hint = suggestion(name, names, "put it into content/data/")
        draft.say("unknown-data", f'content/data/ has no file "{name}"', place, hint)
        return ()
    table = read_table(*found)
    draft.diagnostics.extend(table.diagnostics)
    return table.rows


def data_file(name: str, files: Mapping[AssetName, bytes]) -> bytes | None:
    """The bytes of `content/data/NAME`."""
    found = _content(name, files)
    return None if found is None else found[1]


def _content(name: str, files: Mapping[AssetName, bytes]) -> tuple[str, bytes] | None:
    for key in (f"data/{name}", name):
        if AssetName(key) in files:
            return f"content/{key}", files[AssetName(key)]
    return None
