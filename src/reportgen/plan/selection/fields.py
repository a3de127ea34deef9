"""Block + field name → the value that queries and orders compare."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.content.block import Block, FieldValue

ALWAYS_KNOWN = frozenset({"id", "title", "kind", "topics", "priority", "requires", "review_by"})


def field_of(block: Block, name: str) -> FieldValue:
    """The value of one front-matter field, defaults filled in; None where the block has none."""
    if name in ALWAYS_KNOWN:
        value: FieldValue = getattr(block, name)
        return value
    return block.fields.get(name)


def known_fields(blocks: Iterable[Block]) -> frozenset[str]:
    """Every field name that some block uses or that every block has."""
    return ALWAYS_KNOWN.union(*(block.fields for block in blocks))


def members(value: FieldValue) -> tuple[FieldValue, ...]:
    """A list field's members; any other value alone; nothing where it is missing."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
