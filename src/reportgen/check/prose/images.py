"""A passage → its figures, charts and diagrams, with what is said for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.manuscripts import Passage
from reportgen.check.prose.plain import Kind
from reportgen.check.prose.prose import PROSE
from reportgen.model.frozen import frozen
from reportgen.model.span import Span

DRAWN = frozenset({"chart", "diagram"})


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
    prose = passage.prose
    for paragraph, mark in prose.marks(Kind.IMAGE):
        if mark.target != "caption":
            yield Picture("figure", mark.text, paragraph.mark_span(mark))
    for container in prose.containers:
        if container.name not in DRAWN:
            continue
        inside = any(
            container.holds(line - prose.first_line)
            for paragraph in prose.paragraphs
            if container.name in paragraph.within and paragraph.text.strip() and paragraph.part in PROSE
            for _, line, _ in paragraph.starts[:1]
        )
        # A count of our own claims is described by the build, from the counts.
        writes_itself = "register" in container.attributes.values
        alt = container.attributes.values.get("alt", None if writes_itself else "")
        is_described = inside or writes_itself
        yield Picture(
            container.name, alt, prose.container_span(container), is_complex=True, is_described=is_described
        )
