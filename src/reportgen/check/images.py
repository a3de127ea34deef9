"""A passage → its figures, charts and diagrams, with what is said for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.manuscripts import Passage
from reportgen.check.prose.marks import Kind
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.blocks import Container, Paragraph
from reportgen.model.text.containers import CONTAINERS, Holds
from reportgen.model.text.inlines import CodeSpan, Mention, Plain, ValueCall
from reportgen.text.walk import walk


@frozen
class Picture:
    """`alt` is None where the build writes it itself; `is_complex` asks for a long description."""

    what: str
    alt: str | None
    span: Span
    is_complex: bool = False
    is_described: bool = False


def pictures_of(passage: Passage) -> Iterable[Picture]:
    """Every picture of a passage, in no order."""
    for mark in passage.prose.marks(Kind.IMAGE):
        yield Picture("figure", mark.text, mark.place.span)
    for container in passage.prose.containers:
        kind = CONTAINERS.get(container.name)
        if kind is None or kind.holds is not Holds.DESCRIPTION:
            continue
        # A count of our own claims is described by the build, from the counts.
        writes_itself = "register" in container.attributes
        alt = container.attributes.get("alt")
        yield Picture(
            container.name,
            alt if alt is not None or writes_itself else "",
            container.place.span,
            is_complex=True,
            is_described=writes_itself or _has_prose(container),
        )


def _has_prose(container: Container) -> bool:
    return any(
        isinstance(word, Plain | CodeSpan | Mention | ValueCall)
        for node in walk(container.children)
        if isinstance(node, Paragraph)
        for word in walk(node.children)
    )
