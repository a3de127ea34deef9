"""Inline Markdown → the words a reader sees, the marks among them, and where each came from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportgen.check.prose.attributes import read_attributes
from reportgen.check.prose.plain import Kind, Mark, Plain

_SPECIAL = re.compile(r"[\\`*_~=^\[!{<&\n-]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_TARGET = re.compile(r"\(\s*(<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(\"[^\"]*\"|'[^']*'))?\s*\)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_VALUE = re.compile(r"\{\{[^{}\n]*\}\}")
_DEEPEST = 40  # brackets within brackets; nobody writes more, and a hostile file must not exhaust the stack
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^\s<>]*)>")


def read_inline(raw: str, audiences: frozenset[str], shown_terms: Mapping[str, str]) -> Plain:
    """What readers of these names see of `raw`; a term in `shown_terms` is replaced by its plain word."""
    page = _Page(raw, audiences, shown_terms, _brackets(raw))
    _scan(page, 0, len(raw))
    return Plain("".join(page.parts), tuple(page.marks), tuple(page.pieces))


@dataclass(slots=True)
class _Page:
    raw: str
    audiences: frozenset[str]
    shown_terms: Mapping[str, str]
    closing: Mapping[int, int]
    parts: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    depth: int = 0

    def write(self, text: str, raw: int) -> None:
        if text:
            self.parts.append(text)
            self.pieces.append((self.length, raw))
            self.length += len(text)

    def mark(self, kind: Kind, target: str, text: str, raw: int) -> None:
        self.marks.append(Mark(kind, target, text, self.length, raw))

    def drop_space(self) -> None:
        if self.parts and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
            if not self.parts[-1]:
                self.parts.pop()
                self.pieces.pop()


def _scan(page: _Page, start: int, stop: int) -> None:
    if page.depth > _DEEPEST:
        page.write(page.raw[start:stop].replace("\n", " "), start)
        return
    page.depth += 1
    at = start
    while at < stop:
        found = _SPECIAL.search(page.raw, at, stop)
        if found is None:
            page.write(page.raw[at:stop], at)
            break
        page.write(page.raw[at : found.start()], at)
        at = _HANDLERS[found.group()](page, found.start(), stop)
    page.depth -= 1


def _brackets(raw: str) -> Mapping[int, int]:
    """Every opening square bracket and the one that closes it."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"\\.|[\[\]]", raw):
        if found.group() == "[":
            opened.append(found.start())
        elif found.group() == "]" and opened:
            closing[opened.pop()] = found.start()
    return closing


def _literal(page: _Page, at: int, _: int) -> int:
    page.write(page.raw[at], at)
    return at + 1


def _escape(page: _Page, at: int, stop: int) -> int:
    if at + 1 < stop and not page.raw[at + 1].isalnum():
        page.write(page.raw[at + 1].replace("\n", " "), at + 1)
        return at + 2
    return _literal(page, at, stop)


def _code(page: _Page, at: int, stop: int) -> int:
    ticks = re.compile(r"`+").match(page.raw, at, stop)
    width = len(ticks.group()) if ticks else 1
    end = page.raw.find("`" * width, at + width, stop)
    if end < 0:
        return at + width
    page.write(page.raw[at + width : end].replace("\n", " "), at + width)
    return end + width


def _emphasis(page: _Page, at: int, stop: int) -> int:
    before = page.raw[at - 1] if at else " "
    after = page.raw[at + 1] if at + 1 < stop else " "
    within_word = page.raw[at] == "_" and before.isalnum() and after.isalnum()
    if within_word or (before.isspace() and after.isspace()):
        return _literal(page, at, stop)
    return at + 1


def _equals(page: _Page, at: int, stop: int) -> int:
    return at + 2 if page.raw.startswith("==", at, stop) else _literal(page, at, stop)


def _newline(page: _Page, at: int, _: int) -> int:
    page.write(" ", at)
    return at + 1


def _dash(page: _Page, at: int, stop: int) -> int:
    if page.raw.startswith("--", at, stop):
        page.write("–", at)
        return at + 2
    return _literal(page, at, stop)


def _entity(page: _Page, at: int, stop: int) -> int:
    found = _ENTITY.match(page.raw, at, stop)
    if found is None:
        return _literal(page, at, stop)
    page.write(html.unescape(found.group()), at)
    return found.end()


def _autolink(page: _Page, at: int, stop: int) -> int:
    found = _AUTOLINK.match(page.raw, at, stop)
    if found is None:
        return _literal(page, at, stop)
    page.write(found.group(1), at + 1)
    return found.end()


def _braces(page: _Page, at: int, stop: int) -> int:
    value = _VALUE.match(page.raw, at, stop)
    if value:
        name = value.group()[2:-2].strip()
        page.mark(Kind.VALUE, name, "", at)
        page.write(name.rpartition(".")[2], at + 2)
        return value.end()
    found = _ATTRIBUTES.match(page.raw, at, stop)
    attributes = read_attributes(found.group()) if found else None
    if found and attributes and (attributes.id or attributes.classes or attributes.values):
        if attributes.id:
            page.mark(Kind.ANCHOR, attributes.id, "", at)
        return found.end()
    return _literal(page, at, stop)


def _image(page: _Page, at: int, stop: int) -> int:
    close = page.closing.get(at + 1, stop)
    target = _TARGET.match(page.raw, close + 1, stop) if close < stop else None
    if target is None:
        return _literal(page, at, stop)
    page.mark(Kind.IMAGE, target.group(1).strip("<>"), page.raw[at + 2 : close], at)
    if target.group(2):
        page.marks.append(
            Mark(Kind.IMAGE, "caption", target.group(2)[1:-1], page.length, target.start(2) + 1)
        )
    return target.end()


def _bracket(page: _Page, at: int, stop: int) -> int:
    close = page.closing.get(at, stop)
    if close >= stop:
        return _literal(page, at, stop)
    inner = page.raw[at + 1 : close]
    if inner.startswith("@"):
        return _citation(page, at, close)
    if inner.startswith("[") and inner.endswith("]"):
        return _term(page, at, close)
    if inner.startswith("^"):
        return close + 1
    target = _TARGET.match(page.raw, close + 1, stop)
    return _link(page, at, close, target) if target else _phrase(page, at, close, stop)


def _citation(page: _Page, at: int, close: int) -> int:
    page.drop_space()
    for part in re.finditer(r"[^;]+", page.raw[at + 1 : close]):
        name, _, locator = part.group().strip().lstrip("@").partition(",")
        page.mark(Kind.CITATION, name.strip(), locator.strip(), at + 1 + part.start())
    return close + 1


def _phrase(page: _Page, at: int, close: int, stop: int) -> int:
    found = _ATTRIBUTES.match(page.raw, close + 1, stop)
    if found is None:
        return _literal(page, at, stop)
    attributes = read_attributes(found.group())
    if attributes.id:
        page.mark(Kind.ANCHOR, attributes.id, "", at)
    if attributes.is_for(page.audiences):
        _scan(page, at + 1, close)
    return found.end()


def _term(page: _Page, at: int, close: int) -> int:
    target, _, shown = page.raw[at + 2 : close - 1].partition("|")
    key = target.strip().lower()
    text = page.shown_terms.get(key) or shown.strip() or target.strip()
    page.mark(Kind.TERM, target.strip(), text, at)
    page.write(text, at + 2)
    return close + 1


def _link(page: _Page, at: int, close: int, target: re.Match[str]) -> int:
    address = target.group(1).strip("<>")
    kind = Kind.REFERENCE if address.startswith("#") else Kind.LINK
    page.mark(kind, address, page.raw[at + 1 : close], at)
    if close == at + 1:
        page.write("it", at)  # what a cross-reference will print is not known here
    else:
        _scan(page, at + 1, close)
    found = _ATTRIBUTES.match(page.raw, target.end())
    return found.end() if found else target.end()


_HANDLERS: Mapping[str, Callable[[_Page, int, int], int]] = {
    "\\": _escape,
    "`": _code,
    "*": _emphasis,
    "_": _emphasis,
    "~": lambda page, at, stop: at + 1 if page.raw[at - 1 : at].strip() else _tilde(page, at, stop),
    "^": lambda page, at, stop: at + 1 if page.raw[at - 1 : at].strip() else _literal(page, at, stop),
    "=": _equals,
    "[": _bracket,
    "!": lambda page, at, stop: (_image if page.raw.startswith("![", at) else _literal)(page, at, stop),
    "{": _braces,
    "<": _autolink,
    "&": _entity,
    "\n": _newline,
    "-": _dash,
}


def _tilde(page: _Page, at: int, stop: int) -> int:
    return at + 2 if page.raw.startswith("~~", at, stop) else _literal(page, at, stop)
