"""The `select` of an outline entry → a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Field, Fields, Items, Leaf, Node
from reportgen.read.yaml.scalars import meaning

_ENDS = ("min", "max")


def read_select(node: Node, report: Reporter) -> Query | None:
    """Give the query that a mapping of fields asks for; None after a mistake."""
    if not isinstance(node, Fields) or not node.fields:
        message = '"select" must be a mapping of fields to values'
        report(
            Diagnostic(
                "malformed-query", message, node.span, "write it as `{kind: option, topics: [border]}`"
            )
        )
        return None
    parts = [_COMBINE.get(name, _condition)(name, field, report) for name, field in node.fields.items()]
    sound = tuple(part for part in parts if part is not None)
    if len(sound) < len(parts):
        return None
    return sound[0] if len(sound) == 1 else Every(sound)


def _every(name: str, field: Field, report: Reporter) -> Query | None:
    parts = _parts(name, field, report)
    return None if parts is None else Every(parts)


def _some(name: str, field: Field, report: Reporter) -> Query | None:
    parts = _parts(name, field, report)
    return None if parts is None else Some(parts)


def _not(_name: str, field: Field, report: Reporter) -> Query | None:
    part = read_select(field.node, report)
    return None if part is None else Not(part)


_COMBINE: Mapping[str, Callable[[str, Field, Reporter], Query | None]] = {
    "and": _every,
    "or": _some,
    "not": _not,
}


def _parts(name: str, field: Field, report: Reporter) -> tuple[Query, ...] | None:
    if not isinstance(field.node, Items) or not field.node.nodes:
        message = f'"{name}" needs a list of queries'
        hint = f"write it as `{name}: [{{kind: option}}, {{kind: risk}}]`"
        report(Diagnostic("malformed-query", message, field.node.span, hint))
        return None
    parts = [read_select(each, report) for each in field.node.nodes]
    sound = tuple(part for part in parts if part is not None)
    return sound if len(sound) == len(parts) else None


def _condition(name: str, field: Field, report: Reporter) -> Query | None:
    match field.node:
        case Fields():
            return _between(name, field, report)
        case Items(nodes) if nodes:
            written = nodes
        case Leaf():
            written = (field.node,)
        case _:
            written = ()
    values = tuple(meaning(each.text) for each in written if isinstance(each, Leaf) and each.text is not None)
    if values and len(values) == len(written):
        return Where(name, values, field.key)
    message = f'"{name}" needs a value or a list of values'
    report(Diagnostic("malformed-query", message, field.node.span, f"write it as `{name}: value`"))
    return None


def _between(name: str, field: Field, report: Reporter) -> Query | None:
    ends: dict[str, float] = {}
    fields = field.node.fields if isinstance(field.node, Fields) else {}
    for end, each in fields.items():
        if end not in _ENDS:
            message = f'"{name}" cannot be compared by "{end}"'
            report(Diagnostic("malformed-query", message, each.key, suggestion(end, _ENDS)))
            return None
        value = (
            meaning(each.node.text) if isinstance(each.node, Leaf) and each.node.text is not None else None
        )
        if isinstance(value, bool) or not isinstance(value, int | float):
            message = f'"{end}" of "{name}" must be a number'
            report(Diagnostic("malformed-query", message, each.node.span, "write it as `{min: 1, max: 2}`"))
            return None
        ends[end] = float(value)
    if not ends:
        message = f'"{name}" is compared with nothing'
        report(Diagnostic("malformed-query", message, field.node.span, "write it as `{min: 1, max: 2}`"))
        return None
    return Between(name, ends.get("min"), ends.get("max"), field.key)
