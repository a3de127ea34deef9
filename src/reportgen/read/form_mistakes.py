"""What pydantic refuses → diagnostics at the author's line and column, in the author's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportgen.model.diagnostic import Diagnostic
from reportgen.read.forms.fields import WRONG, Form, kind_of
from reportgen.read.nodes import Node, child, key_span, span_at
from reportgen.read.suggestion import suggestion

Steps: TypeAlias = tuple[str | int, ...]


def mistakes(error: ValidationError, form: type[Form], node: Node) -> Iterator[Diagnostic]:
    """Explain each refusal of `form` for the values in `node`."""
    for details in error.errors(include_url=False):
        steps = _written_steps(node, details)
        yield _EXPLAIN.get(details["type"], _wrong_value)(details, steps, form, node)


def _written_steps(node: Node, details: ErrorDetails) -> Steps:
    """Drop the steps that pydantic adds itself (`[key]`, union members), keep a last one that is missing."""
    steps: list[str | int] = []
    for step in details["loc"]:
        if child(node, *steps, step) is not None or (step == details["loc"][-1] and step != "[key]"):
            steps.append(step)
    return tuple(steps)


def _missing(_details: ErrorDetails, steps: Steps, _form: type[Form], node: Node) -> Diagnostic:
    place = span_at(node, *steps[:-1])
    message = f'the field "{steps[-1]}" is missing{_within(steps)}'
    return Diagnostic("missing-field", message, place, f"add `{steps[-1]}: …`")


def _unknown(_details: ErrorDetails, steps: Steps, form: type[Form], node: Node) -> Diagnostic:
    name = str(steps[-1])
    parent = child(node, *steps[:-1]) or node
    hint = suggestion(name, _field_names(form, steps[:-1]))
    return Diagnostic(
        "unknown-field", f'there is no field "{name}"{_within(steps)}', key_span(parent, name), hint
    )


def _unknown_choice(details: ErrorDetails, steps: Steps, _form: type[Form], node: Node) -> Diagnostic:
    choices = re.findall(r"'([^']*)'", details["ctx"]["expected"])
    given = details["input"]
    if not isinstance(given, str):
        message = f"{_name(steps)} must be one word of a list, not {kind_of(given)}"
        return Diagnostic("wrong-value", message, span_at(node, *steps), "one of: " + ", ".join(choices))
    hint = suggestion(given, choices) or "one of: " + ", ".join(choices)
    message = f"{_name(steps)} cannot be {kind_of(given)}"
    return Diagnostic("unknown-value", message, span_at(node, *steps), hint)


def _wrong_value(details: ErrorDetails, steps: Steps, _form: type[Form], node: Node) -> Diagnostic:
    kind, given, facts = details["type"], details["input"], details.get("ctx", {})
    words = _WORDS[kind](given, facts) if kind in _WORDS else "cannot be read"
    return Diagnostic("wrong-value", f"{_name(steps)} {words}", span_at(node, *steps), _HINTS.get(kind))


_Explain: TypeAlias = Callable[[ErrorDetails, Steps, type[Form], Node], Diagnostic]

_EXPLAIN: Mapping[str, _Explain] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _unknown_choice,
    "literal_error": _unknown_choice,
}

_WORDS: Mapping[str, Callable[[object, Mapping[str, Any]], str]] = {
    WRONG: lambda _given, facts: str(facts["words"]),
    "tuple_type": lambda given, _facts: f"must be a list, not {kind_of(given)}",
    "dict_type": lambda given, _facts: f"must be a mapping, not {kind_of(given)}",
    "model_type": lambda given, _facts: f"must be a mapping, not {kind_of(given)}",
    "greater_than_equal": lambda given, facts: f"must be {facts['ge']} or more, not {given}",
    "less_than_equal": lambda given, facts: f"must be {facts['le']} or less, not {given}",
    "greater_than": lambda given, facts: f"must be more than {facts['gt']:g}, not {given}",
}

_HINTS: Mapping[str, str] = {
    "tuple_type": "write `[one, two]`, or one item on each line after a hyphen",
    "dict_type": "write one `name: value` on each line, indented",
    "model_type": "write one `name: value` on each line, indented",
}


def _name(steps: Steps) -> str:
    """Name a field as an author would: `limit.pages`, `item 2 of topics`."""
    names = [str(step) for step in steps if isinstance(step, str)]
    dotted = f'"{".".join(names)}"' if names else "the value"
    if steps and isinstance(steps[-1], int):
        return f"item {steps[-1] + 1} of {dotted}"
    return dotted


def _within(steps: Steps) -> str:
    names = [str(step) for step in steps[:-1] if isinstance(step, str)]
    return f' in "{".".join(names)}"' if names else ""


def _field_names(form: type[Form], steps: Steps) -> tuple[str, ...]:
    for step in steps:
        if isinstance(step, int):
            continue
        found = next((each for name, each in form.model_fields.items() if step in (name, each.alias)), None)
        inner = None if found is None else _inner_form(found.annotation)
        if inner is None:
            return ()
        form = inner
    return tuple(each.alias or name for name, each in form.model_fields.items())


def _inner_form(annotation: object) -> type[Form] | None:
    """Find the form inside a field's type, as in `tuple[EntryForm, ...]` or `LimitForm | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((form for each in get_args(annotation) if (form := _inner_form(each)) is not None), None)
