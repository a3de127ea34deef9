"""A page as `compose` writes it → the tree that the engine's parser makes of it.

What is composed is properly nested, in a closed vocabulary, with every end written out. A parser of HTML has
to be ready for anything else and reads it sign by sign; here it is read tag by tag. Whatever HTML would
rearrange, and whatever is unknown, makes the page an ordinary one, which the engine's parser reads.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from io import StringIO
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

import tinyhtml5

from reportgen.model.report.vocabulary import ELEMENTS, VOID_ELEMENTS
from reportgen.write.engine.fast.step import Step

START = "<!DOCTYPE html>"
TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*>|([^<]+)')
ATTRIBUTE = re.compile(r'(?<![a-z-])([a-z-]++)="([^"]*+)"')
# References of which every parser makes the same.
REFERENCE = re.compile("&((?:[A-Za-z][A-Za-z0-9]*|#39|#x27|#34);)")
KNOWN = html5.keys() | {"#39;", "#x27;", "#34;"}

# HTML Living Standard, 13.2.6: what stands where nothing is moved, implied or dropped.
WITHIN = {
    "html": frozenset({""}),
    **dict.fromkeys(("head", "body"), frozenset({"html"})),
    **dict.fromkeys(("title", "meta", "link"), frozenset({"head"})),
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"), frozenset({"table"})),
    "col": frozenset({"colgroup"}),
    "tr": frozenset({"thead", "tbody", "tfoot"}),
    **dict.fromkeys(("th", "td"), frozenset({"tr"})),
    "li": frozenset({"ul", "ol"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dl"})),
}
# These hold the elements of the table above, white space, and nothing else; a title holds text alone.
STRICT = frozenset({"", "html", "head", "table", "colgroup", "thead", "tbody", "tfoot", "tr"})
# A paragraph that is open ends where one of these begins.
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"dl", "dt", "dd", "li", "ol", "ul"})
PARTS = frozenset({"aside", "blockquote", "div", "figcaption", "figure", "header", "main", "nav", "section"})
ENDING_PARAGRAPHS = HEADINGS | LISTS | PARTS | {"hr", "p", "pre", "table"}
ONCE = frozenset({"html", "head", "body"})
LAST = ["body", "html"]
SPACE = " \t\n\f"

engine_parse = tinyhtml5.parse


class OrdinaryError(Exception):
    """A page that the engine's parser has to read."""


def parse(source: Any, **options: Any) -> Any:
    """What the engine's function of the same name gives."""
    if isinstance(source, StringIO) and options == {"namespace_html_elements": False}:
        try:
            return read_page(source.getvalue())
        except OrdinaryError:
            source.seek(0)
    return engine_parse(source, **options)


def read_page(text: str) -> Element:
    """The tree of a composed page; raises OrdinaryError for any other."""
    if not text.startswith(START) or "\r" in text or "\0" in text:
        raise OrdinaryError
    page, place = _Page(), len(START)
    for token in TOKEN.finditer(text, place):
        if token.start() != place:
            raise OrdinaryError
        place = token.end()
        end, tag, attributes, words = token.groups()
        if words is not None:
            page.put(words)
        elif end:
            page.end(tag)
        else:
            page.begin(tag, attributes)
    if place != len(text):
        raise OrdinaryError
    return page.close()


class _Page:
    """A tree that grows. `above` are the elements that are open, `last` is the one that has just begun."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.above = [""]
        self.seen: set[str] = set()
        self.last = ""
        # White space after the body still belongs to it.
        self.ended: list[str] = []

    def begin(self, tag: str, attributes: str) -> None:
        """Take a start tag."""
        holder, allowed = self.above[-1], WITHIN.get(tag)
        is_placed = holder not in STRICT if allowed is None else holder in allowed
        is_moved = (tag in ENDING_PARAGRAPHS and "p" in self.above) or (tag == "a" and "a" in self.above)
        is_second = (tag in ONCE and tag in self.seen) or (tag in HEADINGS and holder in HEADINGS)
        if tag not in ELEMENTS or not is_placed or holder == "title" or is_moved or is_second or self.ended:
            raise OrdinaryError
        self.seen.add(tag)
        self.last = tag
        self.builder.start(tag, _read(attributes))
        if tag in VOID_ELEMENTS:
            self.builder.end(tag)
        else:
            self.above.append(tag)

    def put(self, words: str) -> None:
        """Take text and what is between tags."""
        holder = self.above[-1]
        if (holder in STRICT or self.ended) and words.strip(SPACE):
            raise OrdinaryError
        if holder == "pre" and self.last == "pre":
            words = words.removeprefix("\n")
        # Before the head nothing is kept.
        if "head" in self.seen and words:
            self.builder.data(_meant(words))
        self.last = ""

    def end(self, tag: str) -> None:
        """Take an end tag."""
        self.last = ""
        if tag in LAST:
            self.ended.append(tag)
        elif self.above.pop() == tag and not self.ended:
            self.builder.end(tag)
        else:
            raise OrdinaryError

    def close(self) -> Element:
        """The whole tree."""
        if self.above != ["", "html", "body"] or self.ended != LAST:
            raise OrdinaryError
        self.builder.end("body")
        self.builder.end("html")
        return self.builder.close()


def _read(attributes: str) -> dict[str, str]:
    found = ATTRIBUTE.findall(attributes)
    read = {name: _meant(value) for name, value in found}
    if len(read) != len(found):
        raise OrdinaryError
    return read


def _meant(text: str) -> str:
    """The text with its references resolved."""
    if "&" not in text:
        return text
    found = REFERENCE.findall(text)
    if text.count("&") != len(found) or not KNOWN.issuperset(found):
        raise OrdinaryError
    return unescape(text)


STEPS = (Step(tinyhtml5, "parse", parse, is_local=True),)
