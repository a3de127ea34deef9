"""Markdown rules for callouts as other programs write them: `!!! note "Title"` and fences of `{note}`.

`meta["name"]` and `meta["title"]` are where name and title stand in the line that opens the callout.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from reportgen.model.text.containers import CALLOUT_NAMES

_ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[\w-]+)*)(?:[ \t]+\"([^\"]*)\")?[ \t]*"
)
_DIRECTIVE = re.compile(r"(`{3,}|~{3,})\{([a-z][\w-]*)\}[ \t]*+([^`\n]*)")
_OPTION = re.compile(r":[\w-]+:.*")
_INDENT = 4


def admonition_plugin(md: MarkdownIt) -> None:
    """Teach `md` the callouts of others."""
    alternatives: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "admonition", _admonition, alternatives)
    md.block.ruler.before("fence", "directive", _directive, alternatives)


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    found = None if state.is_code_block(start) else _ADMONITION.fullmatch(_line(state, start))
    if found is None or found[1].lower() not in CALLOUT_NAMES:
        return False
    if silent:
        return True
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + _INDENT):
        after += 1
    _hold(state, start, (start + 1, after), after, (found.span(1), found.span(3)), indent=_INDENT)
    return True


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # as above
    found = None if state.is_code_block(start) else _DIRECTIVE.fullmatch(_line(state, start))
    if found is None or found[2] not in CALLOUT_NAMES:
        return False
    closing = next((line for line in range(start + 1, end) if _line(state, line).rstrip() == found[1]), None)
    if closing is None:
        return False
    if not silent:
        first = start + 1
        while first < closing and _OPTION.fullmatch(_line(state, first)):
            first += 1
        _hold(state, start, (first, closing), closing + 1, (found.span(2), found.span(3)), indent=0)
    return True


def _hold(
    state: StateBlock,
    start: int,
    inner: tuple[int, int],
    after: int,
    named: tuple[tuple[int, int], tuple[int, int]],
    *,
    indent: int,
) -> None:
    """Push the callout whose words stand in the lines `inner`."""
    outer = (state.parentType, state.lineMax, state.blkIndent)
    token = state.push("admonition_open", "aside", 1)
    token.map = [start, after]
    token.meta["name"], token.meta["title"] = named
    state.parentType = "container"
    state.lineMax, state.blkIndent = inner[1], state.blkIndent + indent
    state.md.block.tokenize(state, *inner)
    state.push("admonition_close", "aside", -1)
    state.parentType, state.lineMax, state.blkIndent = outer
    state.line = after


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
