"""What one file of many takes from those before it; every other file is made without."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.model.frozen import frozen
from reportgen.write.pdf.tags.marks import Changed, Link, Mark, Place

if TYPE_CHECKING:
    from reportgen.write.engine.pdf.shared_trees import Tree


@frozen
class Trace:
    """What a walk through an area's boxes found; `links` are the boxes of links by their place in `marks`."""

    marks: tuple[Mark | Link | Place, ...]
    links: tuple[tuple[int, Any], ...]
    changed: tuple[Changed, ...]

    def marks_now(self) -> list[Mark | Link | Place]:
        """The marks, with the annotations that links have in this file."""
        marks = list(self.marks)
        for number, box in self.links:
            old = marks[number]
            if isinstance(old, Link):
                marks[number] = Link(old.place, box.link_annotation, old.artifact)
        return marks


@dataclass(slots=True)
class Again:
    """`traces` go by the id of an area's box; `drawn` are areas whose operators are the kept ones.

    `keepings` counts the trees that were ever kept.
    """

    traces: dict[int, Trace] = field(default_factory=dict)
    drawn: set[int] = field(default_factory=set)
    trees: dict[Any, Tree] = field(default_factory=dict)
    keepings: int = 0


AGAIN: ContextVar[Again | None] = ContextVar("AGAIN", default=None)
