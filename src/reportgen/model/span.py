"""A place in an author's file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines and columns count from 1 in characters; `end_column` is exclusive.

    A column that is not known is left out, never guessed.
    """

    path: str
    line: int = 1
    column: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}"
        return place if self.column is None else f"{place}:{self.column}"
