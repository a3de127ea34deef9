"""The lines of a block's text → the containers that they open and close, and which of them do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from markdown_it.token import Token

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.text.grammar.parser import block_tokens
from reportgen.text.grammar.places.lines_of_file import TextLines
from reportgen.text.grammar.rules.block_rules import is_fence

_Opened: TypeAlias = tuple[str, int, int]

_HOLDERS = frozenset({"list_item", "blockquote", "dd", "footnote_reference", "admonition"})
_SIGNS = (":::", "```", "~~~")


@frozen
class Fenced:
    """A container from the line that opens it to the line that closes it; lines count from 0."""

    info: str
    opening: int
    closing: int
    is_inner: bool


def find_fences(lines: TextLines, report: Reporter) -> tuple[Fenced, ...]:
    """Give every container that is opened and closed, in the order of their ends, and report the others.

    Only the rules for blocks run, and none where no line can be a fence.
    """
    written = lines.place.written
    if not any(sign in written for sign in _SIGNS):
        return ()
    walk = _Walk(lines, report)
    found = tuple(each for token in block_tokens(written) for each in walk.step(token))
    walk.finish()
    return found


class _Walk:
    """Follows the tokens of one text.

    `levels` are the open containers of the text itself and of each item or quotation around the line.
    """

    def __init__(self, lines: TextLines, report: Reporter) -> None:
        self.lines, self.report = lines, report
        self.levels: list[list[_Opened]] = [[]]
        self.ends = [len(lines.lines)]
        self.closings: list[int | None] = []
        self.unclosed: list[Diagnostic] = []
        self.has_open_code = False

    def step(self, token: Token) -> Iterator[Fenced]:
        """Take the next token."""
        first, after = token.map or (0, self.ends[-1])
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind == "stray_fence":
            yield from self._close(first)
        elif kind == "fence":
            self._look_at_code(token, first, after)
        elif token.nesting > 0:
            self._enter(kind, token, first, after)
        elif token.nesting < 0:
            self.ends.pop()
            closing = self.closings.pop() if kind == "container_any" else None
            if closing is not None:
                yield from self._close(closing)
            if kind in _HOLDERS:
                self._leave_level()

    def finish(self) -> None:
        """Report what is still open; where code never ends, nobody knows what it swallowed."""
        self._leave_level()
        for each in self.unclosed if not self.has_open_code else ():
            self.report(each)

    def _enter(self, kind: str, token: Token, first: int, after: int) -> None:
        if kind in _HOLDERS:
            self.levels.append([])
        elif kind == "container_any":
            self._open(token.info.strip(), len(token.markup), first)
            is_closed = after < self.ends[-1] and is_fence(self.lines.lines[after].lstrip(" >\t"))
            self.closings.append(after if is_closed else None)
        self.ends.append(after)

    def _open(self, info: str, colons: int, line: int) -> None:
        level = self.levels[-1]
        if level and colons >= level[-1][1]:
            outer, _, before = level[-1]
            message = f'"{info}" opens inside "{outer}" (line {self._number(before)}) with as many colons'
            hint = (
                f'open and close "{outer.split()[0]}" with {":" * (colons + 1)}, or close it before this line'
            )
            self.report(Diagnostic("unmarked-nesting", message, self._span(line, ":::"), hint))
        level.append((info, colons, line))

    def _close(self, line: int) -> Iterator[Fenced]:
        level, span = self.levels[-1], self._span(line, ":::")
        if not level:
            message = "this line closes a container, but none is open"
            self.report(Diagnostic("stray-container-end", message, span, "remove the colons"))
            return
        colons = self.lines.line(line).written.count(":")
        if any(each[1] == colons for each in level):
            while level[-1][1] < colons:
                self._leave_open(*level.pop())
        info, opened_with, opening = level.pop()
        if colons != opened_with:
            message = (
                f'{colons} colons close "{info}", which line {self._number(opening)} opens with {opened_with}'
            )
            hint = f"close it with {':' * opened_with}"
            self.report(Diagnostic("mismatched-container-end", message, span, hint))
        yield Fenced(info, opening, line, bool(level) or len(self.levels) > 1)

    def _leave_level(self) -> None:
        for each in self.levels.pop():
            self._leave_open(*each)

    def _leave_open(self, info: str, colons: int, line: int) -> None:
        message, hint = f'the container "{info}" is never closed', f"add a line {':' * colons}"
        self.unclosed.append(Diagnostic("unclosed-container", message, self._span(line, ":::"), hint))

    def _look_at_code(self, token: Token, first: int, after: int) -> None:
        held = token.content.count("\n") + bool(token.content and not token.content.endswith("\n"))
        if first + 1 + held < after:
            return
        self.has_open_code = True
        message, hint = "this fence of code is never closed", f"add a line {token.markup}"
        self.report(Diagnostic("unclosed-code", message, self._span(first, token.markup), hint))

    def _span(self, line: int, sign: str) -> Span:
        """From the sign on, without those of a quotation or item before it."""
        place = self.lines.line(line)
        return place.cut(max(place.written.find(sign), 0), len(place.written)).span

    def _number(self, line: int) -> int:
        return self.lines.line(line).span.line
