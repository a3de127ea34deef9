"""Caption, number and source line of figures and tables."""

from __future__ import annotations

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.markup import element, text
from reportgen.compose.words.inline import write_words
from reportgen.model.span import Span
from reportgen.text.grammar import read_inline
from reportgen.text.tree import Node
from reportgen.wording.english import ENGLISH


def write_inline(written: str, place: Span, draft: Draft, setting: Setting) -> str:
    """The HTML of Markdown words that stand in an attribute or a cell."""
    nodes, diagnostics = read_inline(written, place)
    draft.diagnostics.extend(diagnostics)
    return write_words(nodes, draft, setting)


def write_caption(node: Node, caption: str, draft: Draft, setting: Setting) -> str:
    """`Table 2. Words`: label and words, or nothing for what has neither."""
    number = draft.anchors.labels.get(node.place)
    if number is None:
        return ""
    kind, words = number
    label = element("span", text(words), data_role="label", data_seq=kind)
    inner = write_inline(caption, node.place, draft, setting)
    return f"{label}. {inner}" if inner else label


def write_source_line(written: str | None, place: Span, draft: Draft, setting: Setting) -> str:
    """Where a figure or table comes from."""
    if not written:
        return ""
    prefix = "" if written.startswith(ENGLISH["source"]) else f"{ENGLISH['source']}: "
    return element("p", prefix + write_inline(written, place, draft, setting), data_role="source-line")


def paragraphs_as(role: str, children: tuple[Node, ...], draft: Draft, setting: Setting) -> str:
    """The paragraphs within a container, in a role; anything else within it is said."""
    written = []
    for child in children:
        if child.kind == "paragraph":
            written.append(element("p", write_words(child.children, draft, setting), data_role=role))
        else:
            draft.say("unexpected-content", "only paragraphs may stand here", child.place, "move it out")
    return "\n".join(written)
