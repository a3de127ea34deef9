"""Paragraphs, headings, lists, quotations of the author → HTML in the vocabulary, found through one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.figures.figures import is_figure, write_figure
from reportgen.compose.figures.tables import write_plain_table
from reportgen.compose.markup import element, text
from reportgen.compose.words.allowed_attributes import check_attributes
from reportgen.compose.words.containers import write_container
from reportgen.compose.words.inline import WRITERS as WORDS
from reportgen.compose.words.inline import checked, write_words
from reportgen.text.tree import Node

DEEPEST = 6


def write_blocks(nodes: Iterable[Node], draft: Draft, setting: Setting) -> str:
    """The HTML of block nodes, one per line."""
    return "\n".join(html for node in nodes if (html := _write(node, draft, setting)))


def run_in(title: str, html: str) -> str:
    """A title run into the first paragraph, or in one of its own where the text opens with something else."""
    stop = "" if title.endswith((".", "?", "!", ":")) else "."
    opening = element("strong", text(title + stop), data_role="run-in")
    if html.startswith("<p>"):
        return f"<p>{opening} {html.removeprefix('<p>')}"
    # A paragraph that leads to a list or a table stays with it.
    return f"{element('p', opening, data_role='lead-in')}\n{html}" if html else f"<p>{opening}</p>"


def _write(node: Node, draft: Draft, setting: Setting) -> str:
    if node.kind in WORDS:
        return write_words((node,), draft, setting)
    if node.kind == "container":
        return write_container(node, draft, setting, write_blocks)
    check_attributes(node, draft)
    return WRITERS[node.kind](node, draft, setting)


def _paragraph(node: Node, draft: Draft, setting: Setting) -> str:
    if is_figure(node):
        return write_figure(node, draft, setting)
    return element("p", write_words(node.children, draft, setting), **_kept(node))


def _heading(node: Node, draft: Draft, setting: Setting) -> str:
    level = min(setting.level + int(node.attributes[":level"]), DEEPEST)
    return element(f"h{level}", write_words(node.children, draft, setting), **_kept(node))


def _wrapped(tag: str) -> Callable[[Node, Draft, Setting], str]:
    def write(node: Node, draft: Draft, setting: Setting) -> str:
        return element(tag, f"\n{write_blocks(node.children, draft, setting)}\n", **_kept(node))

    return write


def _ordered(node: Node, draft: Draft, setting: Setting) -> str:
    start = node.attributes.get(":start")
    inner = f"\n{write_blocks(node.children, draft, setting)}\n"
    return element("ol", inner, start=start, **_kept(node))


def _holding(tag: str) -> Callable[[Node, Draft, Setting], str]:
    """`li` and `dd`: bare words where that is all they hold, otherwise blocks."""

    def write(node: Node, draft: Draft, setting: Setting) -> str:
        only = node.children[0] if len(node.children) == 1 else None
        if (
            only is not None
            and only.kind == "paragraph"
            and ":tight" in only.attributes
            and not is_figure(only)
        ):
            return element(tag, write_words(only.children, draft, setting), **_kept(node))
        inner = write_blocks(node.children, draft, setting)
        if not inner.strip():
            draft.say("empty-item", "this list item is empty", node.place, "write it, or remove it")
        return element(tag, inner, **_kept(node))

    return write


def _term(node: Node, draft: Draft, setting: Setting) -> str:
    return element("dt", write_words(node.children, draft, setting), **_kept(node))


def _fence(node: Node, draft: Draft, _setting: Setting) -> str:
    return element("pre", element("code", text(checked(node.text, node.place, draft))), **_kept(node))


def _kept(node: Node) -> dict[str, str]:
    return {name: node.attributes[name] for name in ("id", "lang", "dir") if name in node.attributes}


WRITERS: Mapping[str, Callable[[Node, Draft, Setting], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _wrapped("ul"),
    "ordered_list": _ordered,
    "list_item": _holding("li"),
    "blockquote": _wrapped("blockquote"),
    "dl": _wrapped("dl"),
    "dt": _term,
    "dd": _holding("dd"),
    "fence": _fence,
    "hr": lambda _node, _draft, _setting: "<hr>",
    "table": write_plain_table,
    "abbreviation": lambda _node, _draft, _setting: "",
}
