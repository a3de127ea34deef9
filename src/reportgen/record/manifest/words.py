"""A composed page → the number of words in its running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.model.names import BlockId
from reportgen.model.report.page import Element, block_of

# Contents, notes, lists at the end and lines of evidence are apparatus, not running text.
NOT_RUNNING = frozenset(
    {
        "toc",
        "citation",
        "citation-group",
        "footnote",
        "noteref",
        "note-separator",
        "notes",
        "sources",
        "glossary",
        "legend",
        "mark",
        "evidence",
        "confidence",
        "source-line",
        "change-note",
    }
)
WITHIN_WORDS = frozenset(
    {"a", "abbr", "cite", "code", "dfn", "em", "mark", "q", "s", "span", "strong", "sub", "sup"}
)
WORD = re.compile(r"\w+(?:['’.,\-‑]\w+)*")


def count_words(root: Element) -> int:
    """Words within `<main>`: tables included; notes, citations, sources, glossary and legend not."""
    return len(WORD.findall("".join(_running(root, is_running=False))))


def count_block_words(root: Element) -> Mapping[BlockId, int]:
    """The words that `count_words` counts within each block."""
    elements = (node for node in root.walk() if isinstance(node, Element))
    return {
        block: len(WORD.findall("".join(_running(each, is_running=True))))
        for each in elements
        if (block := block_of(each)) is not None
    }


def _running(element: Element, *, is_running: bool) -> Iterator[str]:
    """The running text; an element that is not part of a word separates words."""
    is_running = (is_running or element.tag == "main") and element.get("data-role") not in NOT_RUNNING
    for child in element.children:
        if not isinstance(child, Element):
            if is_running:
                yield str(child)
        elif child.tag in WITHIN_WORDS:
            yield from _running(child, is_running=is_running)
        else:
            yield " "
            yield from _running(child, is_running=is_running)
            yield " "
