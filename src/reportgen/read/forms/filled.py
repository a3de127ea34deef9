"""A tree of nodes + a form → the filled form, or every mistake at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.read.forms.form import SomeForm, read_form
from reportgen.read.forms.kinds import Kind
from reportgen.read.forms.refusal import RefusedError, kind_of
from reportgen.read.yaml.nodes import Field, Fields, Items, Leaf, Node, raw


@frozen
class Filled(Generic[SomeForm]):
    """A form and the tree it was filled from; of a broken one, what the form refused is left out."""

    form: SomeForm
    node: Node
    is_broken: bool


def fill(form: type[SomeForm], node: Node, report: Reporter) -> SomeForm | None:
    """Fill the form from the author's values; None after any mistake."""
    if not isinstance(node, Fields):
        message = f"a mapping of field names to values was expected, not {kind_of(raw(node))}"
        report(Diagnostic("wrong-value", message, node.span, "write one `name: value` on each line"))
        return None
    try:
        return read_form(form, node, (), report)
    except RefusedError:
        return None


def fill_what_is_sound(
    form: type[SomeForm], node: Node, instead: Mapping[str, str], report: Reporter
) -> Filled[SomeForm] | None:
    """Fill the form, after a mistake from those values that it takes, so that the rest can be judged too.

    `instead` holds values for fields that a form needs and an author got wrong. None where not even
    those make it whole.
    """
    whole = fill(form, node, report)
    if whole is not None:
        return Filled(whole, node, is_broken=False)
    sound = _sound_fields(form, node, instead)
    part = fill(form, sound, ignore)
    return None if part is None else Filled(part, sound, is_broken=True)


def ignore(_diagnostic: Diagnostic) -> None:
    """A reporter for what is reported elsewhere."""


def list_members(node: Node | None, report: Reporter) -> tuple[Node, ...]:
    """Give the members of a file that must hold one list; an empty file is an empty list."""
    if node is None:
        return ()
    if isinstance(node, Items):
        return node.nodes
    if raw(node) is not None:
        message = f"the file must hold one list, not {kind_of(raw(node))}"
        report(Diagnostic("wrong-value", message, node.span, "start each entry with a hyphen"))
    return ()


def _sound_fields(form: type[SomeForm], node: Node, instead: Mapping[str, str]) -> Fields:
    kept = {name: Field(node.span, Leaf(text, node.span)) for name, text in instead.items()}
    for name, field in node.fields.items() if isinstance(node, Fields) else ():
        asked = form.asked.get(name)
        part = None if asked is None else _sound_part(asked[1].kind, field.node)
        if part is not None:
            kept[name] = Field(field.key, part)
    return Fields(kept, node.span)


def _sound_part(kind: Kind[Any], node: Node) -> Node | None:
    """What a kind takes of a node: all of it, or those of its members that it takes alone."""
    if _takes(kind, node):
        return node
    match node:
        case Items(nodes, span):
            part: Node = Items(tuple(each for each in nodes if _takes(kind, Items((each,), span))), span)
        case Fields(fields, span):
            named = fields.items()
            part = Fields(
                {name: each for name, each in named if _takes(kind, Fields({name: each}, span))}, span
            )
        case _:
            return None
    return part if _takes(kind, part) else None


def _takes(kind: Kind[Any], node: Node) -> bool:
    try:
        kind.read(node, (), ignore)
    except RefusedError:
        return False
    return True
