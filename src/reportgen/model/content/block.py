"""One piece of content, in one or more versions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, VersionName
from reportgen.model.span import Span
from reportgen.model.text.place import Place

_BLANK_LINE = re.compile(r"^ +$", re.MULTILINE)

FieldValue: TypeAlias = (
    str | int | float | bool | date | tuple["FieldValue", ...] | Mapping[str, "FieldValue"] | None
)


@frozen
class Version:
    """One wording: Markdown at `place`, from its first line with words to its last.

    `title` replaces the block's title where this version is used.
    Blanks stand at `place` for what the version leaves out of its file.
    """

    name: VersionName
    title: str
    place: Place

    @property
    def text(self) -> str:
        """The Markdown, to be counted and searched; whoever reads it takes the place."""
        written = _BLANK_LINE.sub("", self.place.written)
        return written if written.endswith("\n") else f"{written}\n"

    @property
    def span(self) -> Span:
        """The line in which it begins."""
        return Span(self.place.path, self.place.span.line)


@frozen
class Allowance:
    """`# allow: CODE because REASON`: one check silenced in this block."""

    code: str
    reason: str
    span: Span


@frozen
class Block:
    """`fields` holds every front-matter field by name, for queries and ordering.

    `landscape` is where turned pages are asked for.
    """

    id: BlockId
    title: str
    kind: str
    topics: tuple[str, ...]
    priority: int
    requires: tuple[BlockId, ...]
    requires_spans: tuple[Span, ...]
    versions: Mapping[VersionName, Version]
    review_by: date | None
    fields: Mapping[str, FieldValue]
    allowances: tuple[Allowance, ...]
    span: Span
    landscape: Span | None = None
