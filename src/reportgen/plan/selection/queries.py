"""Query → its conditions, where it stands, and the query in words."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.model.span import Span


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


def _place(span: Span) -> tuple[int, int]:
    return (span.line, span.column or 0)
