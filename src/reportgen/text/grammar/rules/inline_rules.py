"""Markdown rules inside a line: citations, terms, values, marked words, calls for unknown footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

PATTERNS = {
    # `[@name](address)` is a link.
    "citation": re.compile(
        r"""\[(@[^\[\]]*)\](?!\(\s*(?:<[^<>\n]*>|[^\s()<>]+)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))"""
    ),
    "term": re.compile(r"\[\[([^\[\]]+)\]\]"),
    "value": re.compile(r"\{\{([^{}\n]*)\}\}"),
    "lost_footnote": re.compile(r"\[\^([^\]\s]+)\]"),
}


def inline_plugin(md: MarkdownIt) -> None:
    """Teach `md` what is written inside a line, beyond CommonMark."""
    for name in ("citation", "term", "value"):
        md.inline.ruler.before("link", name, _token_for(name))
    md.inline.ruler.after("footnote_ref", "lost_footnote", _token_for("lost_footnote"))
    md.inline.ruler.before("emphasis", "marked", _marked)


def keep_uncalled_notes(state: StateCore) -> None:
    """Keep footnotes that no line of the text calls: a caption may."""
    notes = state.env.get("footnotes", {})
    for key, number in notes.get("refs", {}).items():
        if number < 0:
            notes["list"][len(notes["list"])] = {"label": key[1:], "count": 0}


def _token_for(name: str) -> Callable[[StateInline, bool], bool]:
    pattern = PATTERNS[name]

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            token = state.push(name, "", 0)
            token.content = found[1].strip()
        state.pos = found.end()
        return True

    return rule


def _marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    start = state.pos
    if not state.src.startswith("==", start):
        return False
    end = state.src.find("==", start + 2, state.posMax)
    inner = state.src[start + 2 : end]
    if end < 0 or not inner or inner != inner.strip():
        return False
    if not silent:
        outer = state.posMax
        state.push("marked_open", "mark", 1)
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("marked_close", "mark", -1)
        state.posMax = outer
    state.pos = end + 2
    return True
