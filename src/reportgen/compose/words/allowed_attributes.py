"""Which attributes an author may give to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reportgen.model.suggestion import suggestion
from reportgen.model.text.containers import CALLOUT_KINDS

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft
    from reportgen.text.tree import Node

ANYWHERE = frozenset({"id", "lang", "dir"})
CAPTIONED = frozenset({"id", "caption", "source"})
SPAN_CLASSES = {"kbd": "kbd", "q": "q", "cite": "cite", "ins": "ins"}

ALLOWED: Mapping[str, frozenset[str]] = {
    "span": ANYWHERE | {"class"},
    "link": frozenset({"class"}),
    "image": frozenset({"id", "source"}),
    "code": frozenset(),
    "answer": frozenset({"lines"}),
    "table": CAPTIONED | {"data", "align", "head", "rowhead", "summary", "widths"},
    "chart": CAPTIONED
    | {"data", "type", "alt", "title", "stacked", "unit", "register", "by", "topics", "labels"},
    "diagram": CAPTIONED | {"data", "alt", "direction", "title"},
    "abbreviation": frozenset(),
} | dict.fromkeys(CALLOUT_KINDS, ANYWHERE)

CLASSES: Mapping[str, frozenset[str]] = {
    "span": frozenset(SPAN_CLASSES),
    "link": frozenset({"page"}),
}


def check_attributes(node: Node, draft: Draft) -> None:
    """Say which attributes of a node nobody knows."""
    kind = node.text if node.kind == "container" else node.kind
    allowed = ALLOWED.get(kind, ANYWHERE)
    for name, value in node.attributes.items():
        if name.startswith(":"):
            continue
        if name not in allowed:
            draft.say(
                "unknown-attribute",
                f'"{kind}" takes no attribute "{name}"',
                node.place,
                suggestion(name, allowed, _listed(allowed)),
            )
        elif name == "class":
            _check_classes(kind, value, node, draft)
        elif name == "dir" and value not in {"ltr", "rtl", "auto"}:
            draft.say("unknown-attribute", f'"{value}" is no direction', node.place, "ltr, rtl or auto")


def _check_classes(kind: str, value: str, node: Node, draft: Draft) -> None:
    known = CLASSES[kind]
    for name in value.split():
        if name not in known:
            draft.say(
                "unknown-class",
                f'"{kind}" knows no class "{name}"',
                node.place,
                suggestion(name, known, _listed(f".{each}" for each in known)),
            )


def _listed(names: Iterable[str]) -> str | None:
    words = ", ".join(sorted(names))
    return f"it takes {words}" if words else None
