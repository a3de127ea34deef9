"""Text tokens that stand side by side → one, whose parts know their ranges.

Does what `fragments_join` and `text_join` do. `meta["parts"]` of a text token are `(first, after, text)`; the
text is None where the characters are as written.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Part: TypeAlias = tuple[int, int, str | None]

_ESCAPED = re.compile(r"\\([ \\!\"#$%&'()*+,./:;<=>?@[\]^_`{|}~-])")


def join_text(state: StateInline) -> None:
    """Join the text of `state` and count levels anew."""
    level = 0
    joined: list[Token] = []
    texts: list[tuple[Token, list[str]]] = []
    for number, token in enumerate(state.tokens):
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1
        if token.type not in {"text", "text_special"}:
            joined.append(token)
            continue
        if not token.content:
            _give_away(token, state.tokens[number + 1 : number + 2], joined)
            continue
        if joined and joined[-1].type == "s_close" and token.meta["at"][0] < joined[-1].meta["at"][0]:
            _deal_anew(joined, token)
        token.type = "text"
        parts = _parts(token, state.src)
        if joined and joined[-1].type == "text":
            last = joined[-1]
            texts[-1][1].append(token.content)
            _extend(last.meta["parts"], parts)
            last.meta["at"] = (last.meta["at"][0], token.meta["at"][1])
            continue
        token.meta["parts"] = parts
        texts.append((token, [token.content]))
        joined.append(token)
    for token, contents in texts:
        if len(contents) > 1:
            token.content = "".join(contents)
    state.tokens[:] = joined


def _give_away(token: Token, following: list[Token], joined: list[Token]) -> None:
    """Half of `**`: it belongs to the strong that was made of the other half."""
    start, end = token.meta["at"]
    if following and following[0].type == "strong_open":
        following[0].meta["at"] = (start, following[0].meta["at"][1])
    elif joined:
        joined[-1].meta["at"] = (joined[-1].meta["at"][0], end)


def _deal_anew(joined: list[Token], token: Token) -> None:
    """`~~a~~~`: the parser moves the odd tilde behind the close, so ranges are dealt anew."""
    first = len(joined)
    while first and joined[first - 1].type == "s_close":
        first -= 1
    at = token.meta["at"][0]
    for each in (*joined[first:], token):
        length = each.meta["at"][1] - each.meta["at"][0]
        each.meta["at"] = (at, at + length)
        at += length


def _parts(token: Token, src: str) -> list[Part]:
    start, end = token.meta["at"]
    written = src[start:end]
    if written == token.content:
        return [(start, end, None)]
    if token.info == "escape" or _ESCAPED.sub(r"\1", written) != token.content:
        return [(start, end, token.content)]
    # A rule that takes its words as they stand, without their backslashes: `x^2\ 3^`.
    parts: list[Part] = []
    at = start
    for found in _ESCAPED.finditer(written):
        if start + found.start() > at:
            parts.append((at, start + found.start(), None))
        at = start + found.end()
        parts.append((start + found.start(), at, found[1]))
    return [*parts, (at, end, None)] if at < end else parts


def _extend(parts: list[Part], more: list[Part]) -> None:
    last, following = parts[-1], more[0]
    if last[2] is None and following[2] is None and last[1] == following[0]:
        parts[-1] = (last[0], following[1], None)
        more = more[1:]
    parts.extend(more)
