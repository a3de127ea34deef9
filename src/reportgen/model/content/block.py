"""One piece of content, in one or more versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, VersionName
from reportgen.model.span import Span

FieldValue: TypeAlias = (
    str | int | float | bool | date | tuple["FieldValue", ...] | Mapping[str, "FieldValue"] | None
)


@frozen
class Version:
    """One wording: Markdown `text` whose first line stands at `span.line` of the block's file.

    `title` replaces the block's title where this version is used.
    """

    name: VersionName
    title: str
    text: str
    span: Span


@frozen
class Allowance:
    """`# allow: CODE because REASON`: one check silenced in this block."""

    code: str
    reason: str
    span: Span


@frozen
class Block:
    """`fields` holds every front-matter field by name, for queries and ordering."""

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
