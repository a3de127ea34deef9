"""Markdown rules for what other programs read inside a line and reportgen does not.

`meta["kind"]` of the token is what was found, `content` what is printed of it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from reportgen.model.frozen import frozen


@frozen
class ForeignMarkup:
    """`what` names it in messages; `hint` is what a report has instead."""

    what: str
    opening: str
    pattern: re.Pattern[str]
    hint: str
    is_printed: bool = True
    is_whole_line: bool = False


# In prices ("$5 and $10") a space stands before the second sign, or nothing between the two is mathematical.
_FORMULA = re.compile(
    r"\$\$(?!\s*\$)[^$]+\$\$"
    r"|(?<![\w$\\])\$(?=[^\s$])(?:[A-Za-z](?:'|[A-Za-z])?|(?=[^$\n]*(?:[\\^_=+<>{}]|\w\*\w))[^$]*[^\s$\\])\$(?![\w$])"
)
# Authors escape brackets too: only what no sentence holds makes a formula of them, and no {lang=en} does.
_SIGN = r"(?:\\[A-Za-z]|[\w)\s](?<!\{lang)=[\w(\s\\]|\w\*\w|\w\+\w|\w\^\{|\w\^\w+(?![\w^]))"
_BODY = r"(?:(?!\\[()\[\]])[^`])"
_BRACKETED = re.compile(rf"\\\((?={_BODY}*?{_SIGN}){_BODY}+\\\)|\\\[(?={_BODY}*?{_SIGN}){_BODY}+\\\]")
_WITHOUT_FORMULA = "write it with ^ and ~, or bring it as a picture"
FOREIGN = (
    ForeignMarkup("a formula", "$", _FORMULA, _WITHOUT_FORMULA),
    ForeignMarkup("a formula", "\\", _BRACKETED, _WITHOUT_FORMULA),
    ForeignMarkup(
        "a shortcode",
        "{",
        re.compile(r"\{\{[<%][^\n]*?[%>]\}\}"),
        "write the words themselves, or a container such as ::: note",
    ),
    ForeignMarkup(
        "a template tag", "{", re.compile(r"\{%[^\n]*?%\}|\{#\s[^\n]*?#\}"), "write the words themselves"
    ),
    ForeignMarkup(
        "a role", "{", re.compile(r"\{[a-z][\w:.+-]*\}(?=`[^`\n]+`)"), "take it out: the code stays"
    ),
    ForeignMarkup(
        "an attribute list",
        "{",
        re.compile(r"\{:[^{}\n]*\}"),
        "write {#id} in a line above",
        is_printed=False,
    ),
    ForeignMarkup(
        "an emoji name",
        ":",
        re.compile(r"(?<![\w:]):(?=[a-z0-9_+-]*[a-z1])[a-z0-9_+-]+:(?![\w:])"),
        "write the words, or the sign itself",
    ),
    ForeignMarkup(
        "an inline note",
        "^",
        re.compile(r"\^\[(?=(?:[^\[\]]|\[[^\[\]]*\])+\](?![({^]))"),
        "write [^name], and its words on a line of their own: [^name]: words",
    ),
    ForeignMarkup(
        "an underline",
        "+",
        re.compile(r"(?<![\w+])\+\+(?=[^\s+](?:[^+\n]*[^\s+])?\+\+(?![\w+]))"),
        "write [words]{.ins}",
    ),
    ForeignMarkup(
        "a page break",
        "\\",
        re.compile(r"\\(?:newpage|pagebreak|clearpage)\b(?:\{\})?"),
        "let an entry of the outline start a page: break: page",
        is_printed=False,
    ),
    ForeignMarkup(
        "a table of contents",
        "[",
        re.compile(r"\[\[?_?toc_?\]\]?", re.IGNORECASE),
        "a report makes its own: contents: true in its profile",
        is_printed=False,
        is_whole_line=True,
    ),
)
_OPENINGS = frozenset(each.opening for each in FOREIGN)


def foreign_plugin(md: MarkdownIt) -> None:
    """Teach `md` to know what it cannot read."""
    md.inline.ruler.before("escape", "foreign", _foreign)


def _foreign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    sign = state.src[state.pos]
    if sign not in _OPENINGS:
        return False
    for kind in FOREIGN:
        if kind.opening != sign:
            continue
        found = kind.pattern.match(state.src, state.pos, state.posMax)
        if found is None or (kind.is_whole_line and found[0] != state.src.strip()):
            continue
        if not silent:
            token = state.push("foreign", "", 0)
            token.meta["kind"] = kind
            token.content = found[0] if kind.is_printed else ""
        state.pos = found.end()
        return True
    return False
