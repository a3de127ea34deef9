"""What a field may hold: how an author's value is read, and how JSON Schema says the same to editors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from inspect import cleandoc
from typing import Any, Generic, TypeAlias, TypeVar

from reportgen.model.diagnostic import Reporter
from reportgen.model.frozen import frozen
from reportgen.read.forms.refusal import RefusedError, Steps, kind_of, report_refusal
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Fields, Items, Leaf, Node, Raw, raw

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)
Schema: TypeAlias = dict[str, Any]
Printed: TypeAlias = "str | tuple[Printed, ...] | Mapping[str, Printed]"
Definitions: TypeAlias = dict[str, Schema]
"""Schemas that others refer to by name; each kind adds those that it needs."""


@frozen
class Kind(Generic[Value]):
    """`read` gives the value of a node or raises RefusedError; mistakes within it are reported on the way."""

    read: Callable[[Node, Steps, Reporter], Value]
    schema: Callable[[Definitions], Schema]


def scalar(read: Callable[[Raw], Value], schema: Schema) -> Kind[Value]:
    """A value without parts of its own."""
    return Kind(lambda node, _steps, _report: read(raw(node)), lambda _: dict(schema))


def refined(kind: Kind[Value], check: Callable[[Value], Value], schema: Schema | None = None) -> Kind[Value]:
    """A kind that takes less; `schema` replaces that of the wider kind."""
    return Kind(
        lambda node, steps, report: check(kind.read(node, steps, report)),
        kind.schema if schema is None else lambda _: dict(schema),
    )


def bounded(kind: Kind[Value], **bounds: int) -> Kind[Value]:
    """A number that is `ge` or `gt` one bound, or `le` another."""

    def read(node: Node, steps: Steps, report: Reporter) -> Value:
        number = kind.read(node, steps, report)
        for name, bound in bounds.items():
            keeps, words = _BOUNDS[name]
            if not keeps(number, bound):
                raise RefusedError(f"must be {words.format(bound)}, not {raw(node)}")
        return number

    return Kind(read, lambda definitions: {**bounds, **kind.schema(definitions)})


_BOUNDS: Mapping[str, tuple[Callable[[Any, int], bool], str]] = {
    "ge": (lambda number, bound: number >= bound, "{} or more"),
    "le": (lambda number, bound: number <= bound, "{} or less"),
    "gt": (lambda number, bound: number > bound, "more than {}"),
}


def later(find: Callable[[], Kind[Value]]) -> Kind[Value]:
    """A kind that is made further down, for forms that hold others like themselves."""
    return Kind(
        lambda node, steps, report: find().read(node, steps, report),
        lambda definitions: find().schema(definitions),
    )


def or_nothing(kind: Kind[Value]) -> Kind[Value | None]:
    """The same, or null."""

    def read(node: Node, steps: Steps, report: Reporter) -> Value | None:
        is_null = isinstance(node, Leaf) and node.text is None
        return None if is_null else kind.read(node, steps, report)

    return Kind(read, lambda definitions: {"anyOf": [kind.schema(definitions), {"type": "null"}]})


def word_of(*choices: str) -> Kind[str]:
    """One of a few words."""
    known: Schema = {"const": choices[0]} if len(choices) == 1 else {"enum": list(choices)}
    return scalar(lambda value: _chosen(value, choices), {**known, "type": "string"})


def one_of(choices: type[Choice]) -> Kind[Choice]:
    """One of the words of an enumeration, as its member."""
    words = tuple(each.value for each in choices)
    name = choices.__name__

    def schema(definitions: Definitions) -> Schema:
        about = {"description": cleandoc(choices.__doc__ or ""), "enum": list(words)}
        definitions[name] = {**about, "title": name, "type": "string"}
        return {"$ref": f"#/$defs/{name}"}

    return Kind(lambda node, _steps, _report: choices(_chosen(raw(node), words)), schema)


def listed(kind: Kind[Value]) -> Kind[tuple[Value, ...]]:
    """Any number of values."""

    def read(node: Node, steps: Steps, report: Reporter) -> tuple[Value, ...]:
        if not isinstance(node, Items):
            hint = "write `[one, two]`, or one item on each line after a hyphen"
            raise RefusedError(f"must be a list, not {kind_of(raw(node))}", hint)
        reader = MemberReader(report)
        members = [reader.read(kind, each, (*steps, place)) for place, each in enumerate(node.nodes)]
        return tuple(reader.all_of(members))

    return Kind(read, lambda definitions: {"items": kind.schema(definitions), "type": "array"})


def some(kind: Kind[Value]) -> Kind[tuple[Value, ...]]:
    """At least one value."""

    def check(members: tuple[Value, ...]) -> tuple[Value, ...]:
        if not members:
            raise RefusedError("must not be empty")
        return members

    many = refined(listed(kind), check)
    return Kind(many.read, lambda definitions: {**many.schema(definitions), "minItems": 1})


def table(names: Kind[str], kind: Kind[Value]) -> Kind[dict[str, Value]]:
    """Values by names that authors choose."""

    def read(node: Node, steps: Steps, report: Reporter) -> dict[str, Value]:
        if not isinstance(node, Fields):
            raise not_a_mapping(node)
        reader = MemberReader(report)
        read: dict[str, Any] = {}
        for name, field in node.fields.items():
            own = (*steps, name)
            key = reader.read(names, Leaf(name, field.node.span), own)
            read[key] = reader.read(kind, field.node, own)
        return dict(reader.all_of(read.items()))

    def schema(definitions: Definitions) -> Schema:
        about: Schema = {"type": "object", "additionalProperties": kind.schema(definitions) or True}
        own = {key: value for key, value in names.schema(definitions).items() if key != "type"}
        return {**about, "propertyNames": own}

    return Kind(read, schema)


def printed() -> Kind[Printed]:
    """Text as it is typed, for what is only printed; lists and mappings hold the same."""

    def read(node: Node, steps: Steps, report: Reporter) -> Printed:
        reader = MemberReader(report)
        match node:
            case Leaf(text):
                if text is None:
                    hint = 'put the word in quotes to print it, or write "" to print nothing'
                    raise RefusedError("has no value", hint)
                return text
            case Items(nodes):
                members = [reader.read(own, each, (*steps, place)) for place, each in enumerate(nodes)]
                return tuple(reader.all_of(members))
            case Fields(fields):
                named = {name: reader.read(own, each.node, (*steps, name)) for name, each in fields.items()}
                return dict(reader.all_of(named.items()))

    own = Kind(read, lambda _: {})
    return own


class MemberReader:
    """Reads several values and reports what is refused, so that one run shows every mistake."""

    def __init__(self, report: Reporter) -> None:
        self.report = report
        self.is_sound = True

    def read(self, kind: Kind[Value], node: Node, steps: Steps) -> Any:
        """The value; nothing of use after a refusal, which `all_of` will not let pass."""
        try:
            return kind.read(node, steps, self.report)
        except RefusedError as refusal:
            self.is_sound = False
            report_refusal(refusal, node, steps, self.report)

    def all_of(self, values: Iterable[Value]) -> Iterable[Value]:
        """The values, if all could be read; RefusedError without words where one was refused."""
        if not self.is_sound:
            raise RefusedError
        return values


def not_a_mapping(node: Node) -> RefusedError:
    """The refusal of something else where fields are wanted."""
    hint = "write one `name: value` on each line, indented"
    return RefusedError(f"must be a mapping, not {kind_of(raw(node))}", hint)


def _chosen(value: Raw, choices: tuple[str, ...]) -> str:
    listed_words = "one of: " + ", ".join(choices)
    if not isinstance(value, str):
        raise RefusedError(f"must be one word of a list, not {kind_of(value)}", listed_words)
    if value not in choices:
        hint = suggestion(value, choices) or listed_words
        raise RefusedError(f"cannot be {kind_of(value)}", hint, "unknown-value")
    return value
