"""What one file of many takes from those before it; every other file is made without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

from reportgen.model.frozen import frozen
from reportgen.write.pdf.tags.marks import Artifact, Changed, Link, Mark, Place
from reportgen.write.pdf.tags.node import Node


@frozen
class AreaMarks:
    """What is marked in a page area; `links` are the boxes of links by their place in `marks`."""

    marks: tuple[Mark | Link | Place, ...]
    links: tuple[tuple[int, Any], ...]
    changed: tuple[Changed, ...]

    def marks_now(self) -> list[Mark | Link | Place]:
        """The marks, with the annotations that links have in this file."""
        marks = list(self.marks)
        for number, box in self.links:
            if isinstance(old := marks[number], Link):
                marks[number] = replace(old, number=box.link_annotation.number)
        return marks


@frozen
class SharedTree:
    """The objects of a structure tree, and all that they were made from.

    `key` is where the annotations begin in the parent tree.
    """

    root: Element
    marks: Sequence[Mark | Link | Place]
    attributes: Sequence[dict[str, str]]
    spoken: Sequence[tuple[Element, str]]
    objects: Sequence[Any]
    reference: bytes
    artifacts: Mapping[tuple[int, int], Artifact]
    links: Sequence[tuple[Node, Sequence[Link]]]
    dropped: Sequence[Link]
    key: int


@dataclass(slots=True)
class SharedParts:
    """`marks` go by the id of an area's box; `drawn` are areas whose operators are those of an earlier file.

    `trees` go by what numbers the objects of a file have; `trees_kept` counts all that ever were.
    """

    marks: dict[int, AreaMarks] = field(default_factory=dict)
    drawn: set[int] = field(default_factory=set)
    trees: dict[Any, SharedTree] = field(default_factory=dict)
    trees_kept: int = 0


SHARED_PARTS: ContextVar[SharedParts | None] = ContextVar("SHARED_PARTS", default=None)
