"""A table that its pictures make too wide → how wide they may be.

One more of the files that know the engine's private names; the contract test holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from reportgen.write.engine.geometry import boxes_in


@dataclass(slots=True)
class WideTable:
    """A table, too wide by `excess` px, with the pictures of each column on all its pages."""

    excess: float
    columns: dict[int, list[Any]] = field(default_factory=dict)

    def add(self, part: Any) -> None:
        """Take what stands of the table on one page."""
        for cell in (each for each in boxes_in(part) if isinstance(each, boxes.TableCellBox)):
            held = (each for each in boxes_in(cell) if isinstance(each, boxes.ReplacedBox))
            self.columns.setdefault(cell.grid_x, []).extend(each for each in held if each.width > 0)

    def narrowed(self) -> Iterator[tuple[Any, float]]:
        """Each picture and the width that its column leaves it: columns share what is too much."""
        widest = {column: max(each.width for each in held) for column, held in self.columns.items() if held}
        total = sum(widest.values())
        if not 0 < self.excess < total:
            return
        for column, width in widest.items():
            yield from ((each, width * (1 - self.excess / total)) for each in self.columns[column])
