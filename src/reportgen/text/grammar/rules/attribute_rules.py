"""Markdown rules for attributes: `[words]{…}`, after links and images, and on a line of their own.

`meta["braces"]` is where they open; `meta["above"]` are the lines of attributes above a block.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reportgen.text.grammar.attributes import end_of_attributes

# The plugin of mdit-py-plugins takes no dots or commas in bare values (`data=x.csv`,
# `only=students,general`) and treats `only` as an event handler because it begins with "on".
CARRIERS = {"image": "image", "code_inline": "code_inline", "link_close": "link_open"}


def attributes_plugin(md: MarkdownIt) -> None:
    """Teach `md` the three places of attributes."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _after_inline)
    md.block.ruler.before("fence", "attributes", _own_line, {"alt": ["paragraph"]})
    md.core.ruler.after("block", "attributes", _attach)


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, disableNested=False)
    if end < 0 or end + 1 >= state.posMax:
        return False
    after = end_of_attributes(state.src, end + 1)
    if after is None:
        return False
    if not silent:
        outer = state.posMax
        opening = state.push("span_open", "span", 1)
        opening.meta["braces"] = end + 1
        state.pos, state.posMax = state.pos + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = outer
    state.pos = after
    return True


def _after_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    opening = CARRIERS.get(state.tokens[-1].type)
    if opening is None:
        return False
    after = end_of_attributes(state.src, state.pos)
    if after is None:
        return False
    if not silent:
        level = state.tokens[-1].level
        carrier = next(
            token for token in reversed(state.tokens) if token.type == opening and token.level == level
        )
        carrier.meta["braces"] = state.pos
    state.pos = after
    return True


def _own_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # as above
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if state.is_code_block(start) or end_of_attributes(line) != len(line):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _attach(state: StateCore) -> None:
    """Move each line of attributes onto the block below it; one with nothing below stays to be reported."""
    kept = []
    waiting: list[Token] = []
    for index, token in enumerate(state.tokens):
        follower = state.tokens[index + 1] if index + 1 < len(state.tokens) else None
        if token.type == "attributes" and follower is not None and follower.nesting >= 0:
            waiting.append(token)
            continue
        for above in waiting:
            token.meta.setdefault("above", []).append(above)
        waiting = []
        kept.append(token)
    state.tokens = kept
