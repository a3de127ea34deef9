"""Elements and words → HTML, in one way: small letters, double quotes, nothing that need not be escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reportgen.model.report.page import Element, PageNode
from reportgen.model.report.vocabulary import VOID_ELEMENTS
from reportgen.model.text.words import Words


def html_of(nodes: Iterable[PageNode]) -> str:
    """The HTML of nodes in a row."""
    written: list[str] = []
    _write(nodes, written)
    return "".join(written)


def write_start_tag(element: Element) -> str:
    """`<tag name="value">`."""
    if not element.attributes:
        return f"<{element.tag}>"
    attributes = "".join([f' {name}="{escape(str(value))}"' for name, value in element.attributes])
    return f"<{element.tag}{attributes}>"


def _write(nodes: Iterable[PageNode], written: list[str]) -> None:
    for node in nodes:
        if isinstance(node, Words):
            written.extend([escape(run.text, quote=False) for run in node.runs])
            continue
        written.append(write_start_tag(node))
        if node.tag not in VOID_ELEMENTS:
            _write(node.children, written)
            written.append(f"</{node.tag}>")
