"""Which blocks an author asks for: a small tree of conditions over front-matter fields."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.span import Span


@frozen
class Where:
    """True where `field` holds one of `values` (a list field: any of its members)."""

    field: str
    values: tuple[str | int | float | bool, ...]
    span: Span


@frozen
class Between:
    """True where a number field lies between the two ends, both included."""

    field: str
    least: float | None
    most: float | None
    span: Span


@frozen
class Every:
    """True where all parts are."""

    parts: tuple[Query, ...]


@frozen
class Some:
    """True where one part is."""

    parts: tuple[Query, ...]


@frozen
class Not:
    """True where the part is not."""

    part: Query


Query: TypeAlias = Where | Between | Every | Some | Not
