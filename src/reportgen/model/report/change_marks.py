"""Which parts of a report are new, reworded or shortened since an edition."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId


class ChangeMark(StrEnum):
    """What happened to one paragraph, item or row: new, other words, or words taken out at its end."""

    ADDED = "added"
    REWORDED = "reworded"
    REMOVED = "removed"


@frozen
class ChangeMarks:
    """The marks of one report against edition `since`; `date` is ISO 8601.

    `blocks` holds one entry for each element that may carry a mark, in reading order; None where nothing
    changed. `frame` does the same for what stands outside of blocks: title lines, headings, lists at the
    end. `gone` are the titles of blocks that this audience no longer gets.
    """

    since: int
    date: str
    blocks: Mapping[BlockId, tuple[ChangeMark | None, ...]]
    gone: tuple[str, ...]
    frame: tuple[ChangeMark | None, ...] = ()

    @property
    def kinds(self) -> frozenset[ChangeMark]:
        """Every mark that stands in the report."""
        every = (self.frame, *self.blocks.values())
        return frozenset(mark for marks in every for mark in marks if mark is not None)
