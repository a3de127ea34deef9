"""A table as an author's data file holds it."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words


@frozen
class TableCell:
    """`place` is the whole cell, with its quotes; `words` know their own characters."""

    words: Words
    place: Place

    @property
    def text(self) -> str:
        """The words, without white space around them."""
        return str(self.words)

    @property
    def span(self) -> Span:
        """Where the words stand; of an empty cell, where they would."""
        return (self.words.place or self.place).span


@frozen
class TableRow:
    """One row, which may run over several lines of its file."""

    cells: tuple[TableCell, ...]
    place: Place

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each cell."""
        return tuple(each.text for each in self.cells)


@frozen
class DataFormat:
    """How a data file is written, as far as its author declares it.

    `delimiter` parts the cells, `decimal` is the sign before the decimals, `.` or `,`.
    """

    delimiter: str | None = None
    encoding: str | None = None
    decimal: str | None = None


@frozen
class DataFile:
    """The bytes of a data file as they lie in the project, and how to read them."""

    content: bytes
    format: DataFormat = DataFormat()


@frozen
class DataTable:
    """All rows have the same number of cells. There are no rows where `diagnostics` say why.

    `decimal` is the declared sign before the decimals of its numbers.
    """

    rows: tuple[TableRow, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    decimal: str | None = None
