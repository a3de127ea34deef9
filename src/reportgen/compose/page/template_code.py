"""A template's tree → Python code that counts what it does (see `template_budget`)."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class CountingCode(CodeGenerator):
    """Jinja's own generator, with a count wherever code runs again or a value is made.

    Calls, arithmetic, filters and the joining of output are counted by the environment; here are
    the places that pass it by.
    """

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Bodies of loops, macros, branches and blocks: each costs what stands directly in it."""
        body = list(nodes)
        self.writeline(f"environment.spend({1 + sum(map(_size, body))})")
        super().blockvisit(body, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # named by Jinja
        """`a ~ b`: both are counted before they are joined."""
        is_markup = "context.eval_ctx.autoescape" if frame.eval_ctx.volatile else frame.eval_ctx.autoescape
        self.write(f"(markup_join if {is_markup} else str_join)(environment.weighed((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802  # as above
        """`[a, b]`."""
        self.write("environment.weighed(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802  # as above
        """`(a, b)`, unless it names what is assigned to."""
        if node.ctx != "load":
            super().visit_Tuple(node, frame)
            return
        self.write("environment.weighed(")
        super().visit_Tuple(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802  # as above
        """`{a: b}`."""
        self.write("environment.weighed(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  # as above
        """`a[1:]` makes a value, `a[1]` does not."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.weighed(")
        super().visit_Getitem(node, frame)
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802  # as above
        """`a == b`, `a in b`: both are gone through."""
        self.write("(environment.compared(")
        self.visit(node.expr, frame)
        self.write(")")
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802  # as above
        """The right side of a comparison."""
        self.write(f" {COMPARISONS[node.op]} environment.compared(")
        self.visit(node.expr, frame)
        self.write(")")


COMPARISONS = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}

# Their bodies are visited, and counted, by themselves.
BODIES = frozenset({"body", "else_", "elif_"})


def _size(node: nodes.Node) -> int:
    children = node.iter_child_nodes(exclude=BODIES)
    return 1 + sum(map(_size, children))
