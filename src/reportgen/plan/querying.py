"""Query + block → whether the query asks for it, and the query in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.model.block import Block
from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.model.span import Span
from reportgen.plan.fields import field_of, is_same, members


def asks_for(query: Query, block: Block) -> bool:
    """Whether `block` meets every condition of `query`."""
    match query:
        case Where(field, values):
            held = field_of(block, field)
            if isinstance(held, str):
                # The common case, asked of every block by every query.
                return held in values
            return any(is_same(value, wanted) for value in members(held) for wanted in values)
        case Between(field, least, most):
            return any(_lies_between(value, least, most) for value in members(field_of(block, field)))
        case Every(parts):
            return all(asks_for(part, block) for part in parts)
        case Some(parts):
            return any(asks_for(part, block) for part in parts)
        case Not(part):
            return not asks_for(part, block)


def asked_for(query: Query, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Those of `blocks` that the query asks for; each condition of a chain sees what the last one left."""
    if isinstance(query, Every):
        left = tuple(blocks)
        for part in query.parts:
            left = asked_for(part, left)
        return left
    return tuple(each for each in blocks if asks_for(query, each))


def conditions(query: Query) -> Iterator[Where | Between]:
    """The conditions of a query, as they stand in the file."""
    match query:
        case Where() | Between():
            yield query
        case Every(parts) | Some(parts):
            for part in parts:
                yield from conditions(part)
        case Not(part):
            yield from conditions(part)


def query_span(query: Query, otherwise: Span) -> Span:
    """Where the query starts in its file."""
    return min((each.span for each in conditions(query)), default=otherwise, key=_place)


def in_words(query: Query) -> str:
    """The query as a reader would say it: `kind option and topics border`."""
    match query:
        case Where(field, values):
            return f"{field} {' or '.join(str(value) for value in values)}"
        case Between(field, least, most):
            bounds = (
                f"at least {least:g}" if least is not None else "",
                f"at most {most:g}" if most is not None else "",
            )
            return f"{field} {' and '.join(bound for bound in bounds if bound)}"
        case Every(parts):
            return " and ".join(_grouped(part) for part in parts)
        case Some(parts):
            return " or ".join(_grouped(part) for part in parts)
        case Not(part):
            return f"not {_grouped(part)}"


def _grouped(part: Query) -> str:
    words = in_words(part)
    return f"({words})" if isinstance(part, Every | Some) and len(part.parts) > 1 else words


def _lies_between(value: object, least: float | None, most: float | None) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (least is None or least <= value) and (most is None or value <= most)


def _place(span: Span) -> tuple[int, int]:
    return (span.line, span.column or 0)
