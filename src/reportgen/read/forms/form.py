"""A class that lists what each field holds → a form; filled in, it holds the author's values instead."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, ClassVar, TypeVar, cast

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.read.forms.kinds import (
    Definitions,
    Kind,
    MemberReader,
    Schema,
    Value,
    not_a_mapping,
    or_nothing,
)
from reportgen.read.forms.refusal import Steps, within
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Fields, Node

SomeForm = TypeVar("SomeForm", bound="Form")


@frozen
class Asked:
    """One field of a form; `default` is its value where it may be left out and is."""

    kind: Kind[Any]
    description: str
    is_needed: bool
    default: Any
    name: str | None


def needed(kind: Kind[Value], description: str, *, name: str | None = None) -> Value:
    """A field that has to be filled in; `name` is how authors write what Python keeps for itself."""
    return cast("Value", Asked(kind, description, is_needed=True, default=None, name=name))


def given(kind: Kind[Value], description: str, *, default: Value) -> Value:
    """A field that has a value even where authors write none."""
    return cast("Value", Asked(kind, description, is_needed=False, default=default, name=None))


def optional(kind: Kind[Value], description: str, *, name: str | None = None) -> Value | None:
    """A field that may be left out or be null."""
    asked = Asked(or_nothing(kind), description, is_needed=False, default=None, name=name)
    return cast("Value | None", asked)


class Form:
    """A mapping whose keys are all known; a subclass lists them by what it assigns."""

    asked: ClassVar[Mapping[str, tuple[str, Asked]]]
    """Name in the file → name in Python, and what is asked."""
    more_schema: ClassVar[Schema] = {}
    """What JSON Schema says further of the whole form."""

    def __init_subclass__(cls) -> None:
        found = {own: each for own, each in vars(cls).items() if isinstance(each, Asked)}
        cls.asked = {each.name or own: (own, each) for own, each in found.items()}
        for own, each in found.items():
            # A form that is not filled in holds the defaults.
            setattr(cls, own, each.default)

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


def nested(form: type[SomeForm]) -> Kind[SomeForm]:
    """A form within a form."""

    def read(node: Node, steps: Steps, report: Reporter) -> SomeForm:
        if not isinstance(node, Fields):
            raise not_a_mapping(node)
        return read_form(form, node, steps, report)

    def schema(definitions: Definitions) -> Schema:
        if form.__name__ not in definitions:
            # There before it is made, since a form may hold others of its own kind.
            definitions[form.__name__] = {}
            definitions[form.__name__] = form_schema(form, definitions)
        return {"$ref": f"#/$defs/{form.__name__}"}

    return Kind(read, schema)


def read_form(form: type[SomeForm], node: Fields, steps: Steps, report: Reporter) -> SomeForm:
    """Fill in the form; raises RefusedError after every mistake in it is reported."""
    reader = MemberReader(report)
    values: dict[str, Any] = {}
    for name, (own, asked) in form.asked.items():
        if name in node.fields:
            values[own] = reader.read(asked.kind, node.fields[name].node, (*steps, name))
        elif asked.is_needed:
            reader.is_sound = False
            message = f'the field "{name}" is missing{within(steps)}'
            report(Diagnostic("missing-field", message, node.span, f"add `{name}: …`"))
    for name, field in node.fields.items():
        if name not in form.asked:
            reader.is_sound = False
            message, hint = f'there is no field "{name}"{within(steps)}', suggestion(name, form.asked)
            report(Diagnostic("unknown-field", message, field.key, hint))
    return form(**dict(reader.all_of(values.items())))


def form_schema(form: type[Form], definitions: Definitions) -> Schema:
    """JSON Schema of a form; `definitions` gets the schemas that it refers to."""
    schema: Schema = {
        "additionalProperties": False,
        "description": cleandoc(form.__doc__ or ""),
        "properties": {
            name: _field_schema(name, asked, definitions) for name, (_, asked) in form.asked.items()
        },
        "title": form.__name__,
        "type": "object",
        **form.more_schema,
    }
    required = [name for name, (_, asked) in form.asked.items() if asked.is_needed]
    return {**schema, "required": required} if required else schema


def _field_schema(name: str, asked: Asked, definitions: Definitions) -> Schema:
    schema = {**asked.kind.schema(definitions), "description": asked.description}
    if not asked.is_needed:
        schema["default"] = _plain(asked.default)
    if not any("$ref" in each for each in (schema, *schema.get("anyOf", ()))):
        schema["title"] = name.replace("_", " ").title()
    return schema


def _plain(default: object) -> object:
    """A default as it would stand in a file."""
    if isinstance(default, Form):
        return {name: _plain(getattr(default, own)) for name, (own, _) in default.asked.items()}
    return [_plain(each) for each in default] if isinstance(default, tuple) else default
