"""HTML of a document → the number of words in its running text."""

from __future__ import annotations

import re

from reportgen.model.report.html_parser import PageParser
from reportgen.model.report.vocabulary import VOID_ELEMENTS

# Contents, notes, lists at the end and lines of evidence are apparatus, not running text.
NOT_RUNNING = frozenset(
    {
        "toc",
        "noteref",
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


def count_words(html: str) -> int:
    """Words between `<main>` and `</main>`: tables included; notes, sources, glossary and legend not."""
    reader = _RunningText()
    reader.feed(html)
    reader.close()
    return len(WORD.findall("".join(reader.text)))


class _RunningText(PageParser):
    """Collects text; an element that is not part of a word separates words."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHIN_WORDS:
            self.text.append(" ")
        if tag in VOID_ELEMENTS:
            return
        above = self._open[-1][1] if self._open else False
        role = dict(attrs).get("data-role")
        is_running = (above or tag == "main") and role not in NOT_RUNNING
        self._open.append((tag, is_running))

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN_WORDS:
            self.text.append(" ")
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.text.append(data)
