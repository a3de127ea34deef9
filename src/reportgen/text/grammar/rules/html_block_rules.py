"""Markdown rules for HTML between lines: comments and what is left out with all that it holds."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from reportgen.text.grammar.rules.html_elements import RAW

_COMMENT = "<!--"
_RAW = re.compile(rf"<({'|'.join(sorted((*RAW, 'pre')))})(?=[\s>]|$)", re.IGNORECASE)


def html_block_plugin(md: MarkdownIt) -> None:
    """Teach `md` HTML that takes whole lines."""
    alternatives: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "html_comment", _comment, alternatives)
    md.block.ruler.before("fence", "html_raw", _raw, alternatives)


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith(_COMMENT, first):
        return False
    after = _end_of_comment(state.src, first)
    last = _line_of(state, after, start, end) if after is not None else None
    if after is None or last is None:
        return _take(state, "unclosed_comment", start, end, silent=silent)
    rest = state.src[after : state.eMarks[last]].strip()
    if rest and last == start:
        return False  # words go on behind it: the rule for comments inside a line
    if not rest:
        return _take(state, "comment", start, last + 1, silent=silent)
    if not silent:
        state.bMarks[last] = state.eMarks[last] - len(state.src[after : state.eMarks[last]].lstrip())
        state.tShift[last], state.sCount[last] = 0, state.blkIndent
    return _take(state, "comment", start, last, silent=silent)


def _end_of_comment(text: str, first: int) -> int | None:
    """`<!-->` and `<!--->` are whole comments (HTML 13.2.5.43)."""
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, first):
            return first + len(short)
    found = text.find("-->", first + len(_COMMENT))
    return found + 3 if found >= 0 else None


def _raw(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # as above
    first = state.bMarks[start] + state.tShift[start]
    found = None if state.is_code_block(start) else _RAW.match(state.src, first, state.eMarks[start])
    if found is None:
        return False
    name = found[1].lower()
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(state.src, found.end())
    last = _line_of(state, closing.end(), start, end) if closing is not None else None
    if closing is None or last is None or state.src[closing.end() : state.eMarks[last]].strip():
        return False
    is_taken = _take(state, "html_pre" if name == "pre" else "html_left_out", start, last + 1, silent=silent)
    if not silent:
        state.tokens[-1].meta["element"] = f"{name}…"
    return is_taken


def _line_of(state: StateBlock, position: int, start: int, end: int) -> int | None:
    """The line in which the character before `position` stands."""
    return next((line for line in range(start, end) if position <= state.eMarks[line]), None)


def _take(state: StateBlock, kind: str, start: int, after: int, *, silent: bool) -> bool:
    if not silent:
        state.push(kind, "", 0).map = [start, after]
        state.line = after
    return True
