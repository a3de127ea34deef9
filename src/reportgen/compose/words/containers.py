"""`::: name` → what the name means, found through one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from markupsafe import Markup

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.figures.figures import write_chart, write_diagram
from reportgen.compose.figures.tables import write_captioned_table
from reportgen.compose.words.allowed_attributes import check_attributes
from reportgen.compose.words.inline import checked
from reportgen.model.suggestion import suggestion
from reportgen.model.text.containers import CALLOUT_KINDS
from reportgen.text.tree import Node
from reportgen.text.tree_audience import SWITCHES
from reportgen.wording.english import CALLOUTS

WriteBlocks: TypeAlias = Callable[[Iterable[Node], Draft, Setting], str]
MOST_LINES = 60


def write_container(node: Node, draft: Draft, setting: Setting, write_blocks: WriteBlocks) -> str:
    """The HTML of one container."""
    if node.text in CALLOUT_KINDS:
        check_attributes(node, draft)
        return _callout(node, draft, setting, write_blocks)
    writer = WRITERS.get(node.text)
    if writer is None:
        _unknown(node, draft)
        return ""
    check_attributes(node, draft)
    if node.attributes[":words"]:
        draft.say(
            "words-after-container",
            f'"{node.text}" takes no words after its name: {node.attributes[":words"]}',
            node.place,
            'write attributes in braces: {name="value"}',
        )
    return writer(node, draft, setting)


def _callout(node: Node, draft: Draft, setting: Setting, write_blocks: WriteBlocks) -> str:
    label = checked(node.attributes[":words"], node.place, draft) or CALLOUTS[node.text]
    body = write_blocks(node.children, draft, setting)
    if not body.strip():
        draft.say("empty-callout", f'this "{node.text}" says nothing', node.place, "write it, or remove it")
    kept = {name: node.attributes.get(name, "") for name in ("id", "lang", "dir")}
    return draft.parts.part("callout", {"kind": node.text, "label": label, "body": Markup(body), **kept})  # noqa: S704  # composed from escaped words


def _answer(node: Node, draft: Draft, _setting: Setting) -> str:
    if node.children:
        draft.say("answer-with-text", "lines for an answer hold text", node.place, "move the text out")
    written = node.attributes.get("lines", "3")
    if not written.isascii() or not written.isdigit() or not 0 < int(written) <= MOST_LINES:
        draft.say("bad-number", f'"{written}" is no number of lines', node.place, f"1 to {MOST_LINES}")
        return ""
    return "\n".join(['<hr data-role="answer">'] * int(written))


def _unknown(node: Node, draft: Draft) -> None:
    known = (*CALLOUT_KINDS, *WRITERS, *SWITCHES)
    draft.say(
        "unknown-container",
        f'no container is called "{node.text}"',
        node.place,
        suggestion(node.text, known, f"there are {', '.join(sorted(known))}"),
    )


WRITERS: Mapping[str, Callable[[Node, Draft, Setting], str]] = {
    "answer": _answer,
    "table": write_captioned_table,
    "chart": write_chart,
    "diagram": write_diagram,
}
