"""Block tokens → the same, knowing their first character in the file and where their content stands.

`meta["start"]` is the first character, `meta["content"]` the content of an inline token or of code,
`meta["outer"]` the whole cell of an inline token in a table, `meta["surplus"]` the cells of a row that
have no column, `meta["inner"]` where an item's words may begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TypeAlias

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Run
from reportgen.text.grammar.places.content import Content, content_at
from reportgen.text.grammar.places.lines_of_file import TextLines

_Cell: TypeAlias = tuple[Content, Place]

_SPACE = " \t\n\v\f\r"
_MARKERS: Mapping[str, re.Pattern[str]] = {
    "list_item_open": re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])"),
    "dd_open": re.compile(r"[ \t]*[:~]"),
    "footnote_reference_open": re.compile(r"[ \t]*\[\^[^\]]+\]:"),
}
_QUOTE = re.compile(r"[ \t]*>")
_CODE = frozenset({"fence", "code_block"})
_CELLS = frozenset({"th_open", "td_open"})


def align(state: StateCore) -> None:
    """Note where the block tokens of `state` stand; `env["lines"]` holds the lines of their text."""
    lines: TextLines | None = state.env.get("lines")
    if lines is None:
        return
    opened: list[tuple[str, int]] = []
    cells: Iterator[_Cell] = iter(())
    previous = row = Token("", "", 0)
    for token, follower in zip_longest(state.tokens, state.tokens[1:]):
        if token.nesting < 0:
            opened.pop()
            if token.type == "tr_close":
                row.meta["surplus"] = [content.whole for content, _ in cells]
            continue
        if token.map:
            line = token.map[0]
            if token.type == "dd_open" and follower is not None and follower.map:
                line = follower.map[0]  # its own map begins too early from the second term on
            column = _column(lines.lines[line], line, opened)
            start = token.meta["start"] = lines.starts[line] + column
            if token.type == "tr_open":
                row, cells = token, _cells(Place(lines.source, start, lines.end(line)))
            elif token.type == "inline":
                _align_inline(token, previous, line, lines, cells)
            elif token.type in _CODE and token.content:
                token.meta["content"] = lines.content(token.content, line + (token.type == "fence"))
            elif (marker := _MARKERS.get(token.type)) is not None:
                found = marker.match(lines.lines[line], column)
                token.meta["inner"] = lines.starts[line] + (found.end() if found else column)
        if token.type == "footnote_reference_open":
            state.env.setdefault("notes", {}).setdefault(token.meta["label"], token.meta.get("start"))
        previous = token
        if token.nesting > 0:
            opened.append((token.type, line if token.map else -1))


def _align_inline(token: Token, previous: Token, line: int, lines: TextLines, cells: Iterator[_Cell]) -> None:
    if previous.type in _CELLS:
        nowhere = Place(lines.source, lines.end(line), lines.end(line))
        content, outer = next(cells, (Content((), nowhere), nowhere))
        token.meta["outer"] = outer
    elif previous.type == "heading_open" and previous.markup.startswith("#"):
        content = lines.heading(token.content, int(previous.tag[1]), line)
    else:
        content = lines.content(token.content, line)
    token.meta["content"] = content


def _column(raw: str, line: int, opened: list[tuple[str, int]]) -> int:
    """The first column of a block, behind the marks of what holds it."""
    at = 0
    for kind, first in opened:
        pattern = _QUOTE if kind == "blockquote_open" else _MARKERS.get(kind) if first == line else None
        if pattern is not None and (found := pattern.match(raw, at)):
            at = found.end()
    return at + len(raw[at:]) - len(raw[at:].lstrip(_SPACE))


def _cells(row: Place) -> Iterator[_Cell]:
    """The cells of one row as the parser cuts them, and what stands between two bars."""
    text = row.written
    bounds = list(_bounds(text))
    if len(bounds) > 1 and bounds[0][0] == bounds[0][1]:
        bounds.pop(0)
    if len(bounds) > 1 and bounds[-1][0] == bounds[-1][1]:
        bounds.pop()
    for first, after in bounds:
        part = text[first:after]
        low = first + len(part) - len(part.lstrip(_SPACE))
        high = max(low, first + len(part.rstrip(_SPACE)))
        inner = row.cut(low, high)
        content = _with_bars(inner) if "\\|" in inner.written else content_at(inner)
        yield content, row.cut(first, after)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    r"""First and last character of what stands between bars; `\|` is a bar of the text."""
    first = 0
    at = text.find("|")
    while at >= 0:
        if not (at and text[at - 1] == "\\"):
            yield first, at
            first = at + 1
        at = text.find("|", at + 1)
    yield first, len(text)


def _with_bars(place: Place) -> Content:
    runs: list[Run] = []
    at = place.start
    for found in re.finditer(r"\\\|", place.written):
        start = place.start + found.start()
        runs.extend(
            each for each in (Run(place.source.text[at:start], Place(place.source, at, start)),) if each.text
        )
        at = start + 2
        runs.append(Run("|", Place(place.source, start, at), Maker.ESCAPE))
    if at < place.end:
        runs.append(Run(place.source.text[at : place.end], Place(place.source, at, place.end)))
    return Content(tuple(runs), place)
