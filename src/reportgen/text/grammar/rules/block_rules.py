"""Markdown rules between lines: containers that never close, stray fences, abbreviations."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.container import container_plugin

_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]*(\S.*)")
_FENCE = re.compile(r":{3,}[ \t]*$")


def block_plugin(md: MarkdownIt) -> None:
    """Teach `md` containers (every name; what a name means is decided later) and abbreviations."""
    container_plugin(md, "any", validate=_has_name)
    for rule in md.block.ruler.__rules__:
        if rule.name == "container_any":
            rule.fn = _without_empty_end(rule.fn)
    md.block.ruler.after(
        "container_any",
        "stray_fence",
        _stray_fence,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph"]})


def is_fence(line: str) -> bool:
    """Whether a line, stripped of its indent, closes a container."""
    return _FENCE.fullmatch(line) is not None


def _has_name(params: str, _markup: str) -> bool:
    return bool(params.strip())


def _without_empty_end(container: RuleFuncBlockType) -> RuleFuncBlockType:
    """The rule of containers, which fails on a last line that has no character, not even its end."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
        last = end - 1
        is_empty = last > start and state.bMarks[last] + state.tShift[last] >= len(state.src)
        return container(state, start, last if is_empty else end, silent)

    return rule


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _stray_fence(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    if state.is_code_block(start) or not is_fence(_line(state, start)):
        return False
    if not silent:
        token = state.push("stray_fence", "", 0)
        token.map = [start, start + 1]
        token.content = _line(state, start)
        state.line = start + 1
    return True


def _abbreviation(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # as above
    if state.is_code_block(start):
        return False
    found = _ABBREVIATION.fullmatch(_line(state, start).rstrip())
    if found is None:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.map = [start, start + 1]
        token.meta["short"], token.meta["long"] = found.span(1), found.span(2)
        state.line = start + 1
    return True
