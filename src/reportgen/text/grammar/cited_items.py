"""`@a; @b, para. 4` → what it cites, each at its place."""

from __future__ import annotations

import re

from reportgen.model.text.inlines import CitedItem
from reportgen.text.grammar.places.content import Content

_ITEM = re.compile(r"@([A-Za-z0-9][\w.-]*)(?:\s*,\s*(.+))?", re.DOTALL)


def cited_items(content: Content) -> tuple[CitedItem, ...] | None:
    """The items of a citation without its brackets; None where that is not how citations are written."""
    items = []
    at = 0
    for part in content.text.split(";"):
        written = part.strip()
        found = _ITEM.fullmatch(written)
        if found is None:
            return None
        first = at + len(part) - len(part.lstrip())
        locator = " ".join(found[2].split()) if found[2] else None
        items.append(CitedItem(found[1], content.place(first, first + len(written)), locator))
        at += len(part) + 1
    return tuple(items)
