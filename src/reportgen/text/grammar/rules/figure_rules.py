"""Markdown rules for signs of emphasis inside figures and codes, where they are what they look like.

`2*3*4`, `p*q*r` and `~5~10` are no markup; `un*believ*able`, `H~2~O` and `log~10~2` are.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SIGNS = re.compile(r"\*{1,3}|={2}(?!=)|~(?!~)")
_OPENING = " \t\n([{"


def figure_plugin(md: MarkdownIt) -> None:
    """Teach `md` where signs of emphasis are words."""
    md.inline.ruler.before("escape", "figure_sign", _figure_sign)


def _figure_sign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    found = _SIGNS.match(state.src, state.pos, state.posMax)
    if found is None or not _is_between_figures(state.src, found):
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _is_between_figures(text: str, found: re.Match[str]) -> bool:
    first, after = found.span()
    if found[0] == "~":
        is_free = first == 0 or text[first - 1] in _OPENING or text[first - 1].isdigit()
        return is_free and text[after : after + 1].isdigit()
    return _is_figure(text[max(0, first - 2) : first][::-1]) and _is_figure(text[after : after + 2])


def _is_figure(beside: str) -> bool:
    """Whether a digit or a word of one letter stands next to the sign: two characters from it outwards."""
    return beside[:1].isdigit() or (beside[:1].isalpha() and not beside[1:].isalnum())
