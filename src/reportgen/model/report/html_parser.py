"""HTML → elements and words, and what is wrong with its form.

Every sign of the text goes into a tag, a word, a comment or a declaration. Engines get only what is written
from such a tree, so no two readers can see different pages in one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

from reportgen.model.frozen import frozen
from reportgen.model.report.html_writer import html_of, write_start_tag
from reportgen.model.report.page import Element, Nodes, PageNode
from reportgen.model.report.vocabulary import VOID_ELEMENTS
from reportgen.model.text.place import Place
from reportgen.model.text.words import Run, Words

DOCTYPE = "<!DOCTYPE html>"
# Deeper elements stand beside each other: far below, the page is refused for its depth.
DEEPEST = 100

_NAME = r"[A-Za-z][^\s/><\"'=]*+"
_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++"
_ATTRIBUTE = re.compile(rf"(?<!\s)\s++([^\s\"'<>/=]++)(?:\s*+=\s*+({_VALUE}))?+")
# The number of a group is what was found.
_WORDS, _TAG, _END, _COMMENT, _DECLARATION, _STRAY = 1, 3, 5, 6, 7, 8
_PIECE = re.compile(
    rf"([^<]++)|<({_NAME})((?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:{_VALUE}))?+)*+)(?:\s*+(/))?+\s*+>"
    rf"|</({_NAME})\s*+>|(<!--)|<([!?][^<>]*+)>|(<)"
)


@frozen
class HtmlFault:
    """Something that no page holds, and where its writer put it."""

    code: str
    message: str
    place: Place | None
    hint: str | None = None


@frozen
class HtmlFragment:
    """Nodes that are written as the characters from `start` to `end`."""

    start: int
    end: int
    nodes: Nodes


@frozen
class HtmlSource:
    """HTML, and what is known of where its pieces came from.

    `words` makes the words of the characters from one position to another, `place` says where a position
    came from, and `fragments` are stretches that are at hand, in order.
    """

    text: str
    words: Callable[[int, int], Words]
    place: Callable[[int], Place | None]
    fragments: tuple[HtmlFragment, ...] = ()


@frozen
class ParsedHtml:
    """`root` has no tag and holds all there is; `html` is what it is written as."""

    root: Element
    html: str
    faults: tuple[HtmlFault, ...]


def read_html(text: str) -> ParsedHtml:
    """The tree of a page that nobody knows more about."""

    def words(start: int, end: int) -> Words:
        found = unescape(text[start:end])
        return Words((Run(found, None),)) if found else Words()

    return parse_html(HtmlSource(text, words, lambda _: None))


def parse_html(source: HtmlSource) -> ParsedHtml:
    """The tree of `source`; unclosed elements end with what holds them."""
    builder = _Builder(source)
    text, at, fragments = source.text, 0, list(reversed(source.fragments))
    while at < len(text):
        while fragments and fragments[-1].start < at:
            fragments.pop()
        if fragments and fragments[-1].start == at:
            fragment = fragments.pop()
            builder.open[-1].children.extend(fragment.nodes)
            builder.written.append(text[at : fragment.end])
            at = fragment.end
            continue
        found = _PIECE.match(text, at, fragments[-1].start if fragments else len(text))
        if found is None or found.lastindex == _STRAY:
            # A tag may hold a fragment in its attributes.
            found = _PIECE.match(text, at)
        at = builder.take(found, at)
    while len(builder.open) > 1:
        left = builder.open[-1]
        builder.fault("unbalanced-element", f"<{left.tag}> is never closed", left.place)
        builder.close()
    root = Element("", (), tuple(builder.open[0].children))
    html = html_of(root.children) if builder.faults else "".join(builder.written)
    return ParsedHtml(root, html, tuple(builder.faults))


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: tuple[tuple[str, Words], ...] = ()
    place: Place | None = None
    children: list[PageNode] = field(default_factory=list)


class _Builder:
    def __init__(self, source: HtmlSource) -> None:
        self.source = source
        self.open = [_Open("")]
        self.written: list[str] = []
        self.faults: list[HtmlFault] = []

    def fault(self, code: str, message: str, place: Place | None, hint: str | None = None) -> None:
        self.faults.append(HtmlFault(code, message, place, hint))

    def take(self, found: re.Match[str] | None, at: int) -> int:
        """Put one piece into the tree; gives where the next begins."""
        kind = found.lastindex if found is not None else None
        if found is None or kind == _STRAY:
            self.fault("outside-vocabulary", "< opens no tag", self.source.place(at), "write &lt;")
            self.open[-1].children.append(self.source.words(at, at + 1))
            return at + 1
        if kind == _WORDS:
            if words := self.source.words(at, found.end()):
                self.open[-1].children.append(words)
                self.written.append(escape(str(words), quote=False))
        elif kind == _COMMENT:
            end = self.source.text.find("-->", at)
            hint = "write {# … #} in templates"
            self.fault("outside-vocabulary", "a comment stands in the page", self.source.place(at), hint)
            return len(self.source.text) if end < 0 else end + 3
        elif kind == _DECLARATION:
            if found[0].lower() != DOCTYPE.lower() or len(self.open) > 1:
                self.fault("outside-vocabulary", f"{found[0]} stands in the page", self.source.place(at))
        elif kind == _END:
            self._end(found[_END].lower(), at)
        else:
            self._start(found, at)
        return found.end()

    def _start(self, found: re.Match[str], at: int) -> None:
        tag, place = found[2].lower(), self.source.place(at)
        attributes = self._attributes(tag, found.start(3), found.end(3), place) if found[3] else ()
        opened = Element(tag, attributes, (), place)
        self.written.append(write_start_tag(opened))
        if tag in VOID_ELEMENTS:
            self.open[-1].children.append(opened)
            return
        self.open.append(_Open(tag, attributes, place))
        if found[4]:
            self.close()

    def _end(self, tag: str, at: int) -> None:
        if self.open[-1].tag == tag and len(self.open) > 1:
            self.close()
            return
        message = f"</{tag}> closes {named(self.open[-1].tag)}"
        self.fault("unbalanced-element", message, self.source.place(at))

    def close(self) -> None:
        """End the innermost element."""
        is_deep = len(self.open) > DEEPEST
        done = self.open.pop()
        self.written.append(f"</{done.tag}>")
        children = () if is_deep else tuple(done.children)
        self.open[-1].children.append(Element(done.tag, done.attributes, children, done.place))
        if is_deep:
            self.open[-1].children.extend(done.children)

    def _attributes(
        self, tag: str, start: int, end: int, place: Place | None
    ) -> tuple[tuple[str, Words], ...]:
        attributes: dict[str, Words] = {}
        for found in _ATTRIBUTE.finditer(self.source.text, start, end):
            name, (first, after) = found[1].lower(), found.span(2)
            if found[2] and found[2][0] in "\"'":
                first, after = first + 1, after - 1
            if name in attributes:
                self.fault("outside-vocabulary", f"<{tag}> has an attribute twice", place)
            attributes[name] = self.source.words(first, after) if found[2] else Words()
        return tuple(attributes.items())


def named(tag: str) -> str:
    """`<tag>` in a message; the root is nothing."""
    return f"<{tag}>" if tag else "nothing"
