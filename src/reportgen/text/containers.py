"""The body of a block → the lines that `:::` containers open and close at, code left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span

_CONTAINER = re.compile(r"^( {0,3})(:{3,})[ \t]*(.*?)[ \t]*$")
_CODE = re.compile(r"^[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$")


@frozen
class Container:
    """`opening` and `closing` count body lines from 0; what lies between them is the content."""

    info: str
    opening: int
    closing: int
    is_inner: bool


@dataclass(slots=True)
class _Scan:
    path: str
    body_line: int
    tell: Reporter
    open: list[tuple[str, int, int]] = field(default_factory=list)
    code: tuple[str, int] | None = None

    def span(self, line: int) -> Span:
        return Span(self.path, self.body_line + line)


def find_containers(path: str, body: str, body_line: int, tell: Reporter) -> tuple[Container, ...]:
    """Give every container that is opened and closed rightly, in the order of their ends."""
    scan = _Scan(path, body_line, tell)
    found: list[Container] = []
    for number, line in enumerate(body.split("\n")):
        if _is_code(scan, number, line):
            continue
        match = _CONTAINER.match(line)
        if match is None:
            continue
        colons, info = len(match[2]), match[3]
        if info:
            _open(scan, info, colons, number)
        else:
            found.extend(_close(scan, colons, number))
    _tell_unclosed(scan)
    return tuple(found)


def _is_code(scan: _Scan, number: int, line: str) -> bool:
    """Follow fences of code (CommonMark 4.5); everything between them is left alone."""
    if "`" not in line and "~" not in line:
        return scan.code is not None
    match = _CODE.match(line)
    if scan.code is None:
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            return False
        scan.code = (match[1], number)
        return True
    fence = scan.code[0]
    if match is not None and match[1].startswith(fence) and not match[2].strip():
        scan.code = None
    return True


def _open(scan: _Scan, info: str, colons: int, number: int) -> None:
    if scan.open and colons >= scan.open[-1][1]:
        outer, _, line = scan.open[-1]
        message = f'"{info}" opens inside "{outer}" (line {scan.body_line + line}) with as many colons'
        hint = f'open and close "{outer.split()[0]}" with {":" * (colons + 1)}, or close it before this line'
        scan.tell(Diagnostic("unmarked-nesting", message, scan.span(number), hint))
    scan.open.append((info, colons, number))


def _close(scan: _Scan, colons: int, number: int) -> Iterator[Container]:
    if not scan.open:
        message = "this line closes a container, but none is open"
        scan.tell(Diagnostic("stray-container-end", message, scan.span(number), "remove the colons"))
        return
    info, opened_with, line = scan.open.pop()
    if colons != opened_with:
        message = (
            f'{colons} colons close "{info}", which line {scan.body_line + line} opens with {opened_with}'
        )
        hint = f"close it with {':' * opened_with}"
        scan.tell(Diagnostic("mismatched-container-end", message, scan.span(number), hint))
    yield Container(info, line, number, is_inner=bool(scan.open))


def _tell_unclosed(scan: _Scan) -> None:
    if scan.code is not None:
        message = "this fence of code is never closed"
        hint = f"add a line {scan.code[0]}"
        scan.tell(Diagnostic("unclosed-code", message, scan.span(scan.code[1]), hint))
        return
    for info, colons, line in scan.open:
        message = f'the container "{info}" is never closed'
        scan.tell(Diagnostic("unclosed-container", message, scan.span(line), f"add a line {':' * colons}"))
