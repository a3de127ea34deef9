"""Markdown rules for links and pictures whose address should stand elsewhere and does not."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from reportgen.text.grammar.rules.foreign_rules import ForeignMarkup

# Figures in brackets (`[1][2]`), indices (`a[i][j]`), notes and citations are no references.
_LINK = ForeignMarkup(
    "a link without an address",
    "[",
    re.compile(r"(?<![\w\]])\[(?=(?![\^@\d])[^\S\n]*+[^\s\[\]][^\[\]\n]*+\]\[(?![\^@])[^\[\]\n]*+\])"),
    "write [words](address), or the address on a line of its own: [name]: address",
)
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\[[^\[\]\n]*\]")


def reference_plugin(md: MarkdownIt) -> None:
    """Teach `md` to know a reference that leads nowhere."""
    md.inline.ruler.after("image", "lost_reference", _lost_reference)


def _lost_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    picture = _PICTURE.match(state.src, state.pos, state.posMax)
    found = picture or _LINK.pattern.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("lost_picture" if picture else "foreign", "", 0)
        token.content = found[0]
        token.meta["kind"] = _LINK
    state.pos = found.end()
    return True
