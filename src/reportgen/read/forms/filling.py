"""A tree of nodes + a form → the filled form, or every mistake at its place."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.read.forms.form import SomeForm, read_form
from reportgen.read.forms.refusing import RefusedError, kind_of
from reportgen.read.yaml.nodes import Fields, Items, Node, raw


def fill(form: type[SomeForm], node: Node, tell: Reporter) -> SomeForm | None:
    """Fill the form from the author's values; None after any mistake."""
    if not isinstance(node, Fields):
        message = f"a mapping of field names to values was expected, not {kind_of(raw(node))}"
        tell(Diagnostic("wrong-value", message, node.span, "write one `name: value` on each line"))
        return None
    try:
        return read_form(form, node, (), tell)
    except RefusedError:
        return None


def list_members(node: Node | None, tell: Reporter) -> tuple[Node, ...]:
    """Give the members of a file that must hold one list; an empty file is an empty list."""
    if node is None:
        return ()
    if isinstance(node, Items):
        return node.nodes
    if raw(node) is not None:
        message = f"the file must hold one list, not {kind_of(raw(node))}"
        tell(Diagnostic("wrong-value", message, node.span, "start each entry with a hyphen"))
    return ()
