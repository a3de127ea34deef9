"""Elements and written text as templates get them, and what marks them where a template prints them.

Such a value compares, measures and filters like any other text. Where a template prints it, its number and
marks around it go into the output; `rendered` puts the tree in its place again. What a filter changed is
no longer the value: it becomes words that the template made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

from jinja2.ext import Extension
from jinja2.lexer import TOKEN_DATA, Token, TokenStream
from markupsafe import Markup, escape

from reportgen.compose.nodes import in_lines
from reportgen.model.report.html_writer import html_of
from reportgen.model.report.page import Nodes
from reportgen.model.text.written import WrittenText

# Noncharacters for use inside of one program (Unicode 23.7); no text of a report may hold them.
VALUE, SHOWN, VALUE_END, LINE, LINE_END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
MARK = re.compile(f"{VALUE}([0-9]+){SHOWN}|{VALUE_END}|{LINE}([^{LINE}{LINE_END}]*):([0-9]+){LINE_END}")
_ANY_MARK = re.compile(f"[{VALUE}-{LINE_END}]")


class CarriedHtml(Markup):
    """HTML for templates; `nodes` is its tree, None where a filter has made another text of it."""

    nodes: Nodes | None = None

    def strip(self, chars: str | None = None, /) -> CarriedHtml:
        """Itself, where nothing is to be stripped."""
        stripped = super().strip(chars)
        return self if len(stripped) == len(self) else stripped


Carried: TypeAlias = WrittenText | CarriedHtml
PrintedValue: TypeAlias = tuple[Carried, str]
"""A value, and the HTML that a template printed for it."""

_PRINTED: ContextVar[list[PrintedValue] | None] = ContextVar("printed", default=None)


def carried_html(nodes: Nodes, html: str | None = None) -> CarriedHtml:
    """Nodes for a template; `html` is what they are written as, where that is known."""
    value = CarriedHtml(html_of(nodes) if html is None else html)
    value.nodes = nodes
    return value


def carried_lines(parts: Iterable[CarriedHtml]) -> CarriedHtml:
    """Those of `parts` that hold something, each in a line of its own."""
    kept = [each for each in parts if each]
    return carried_html(in_lines(each.nodes or () for each in kept), "\n".join(kept))


@contextmanager
def printing() -> Iterator[list[PrintedValue]]:
    """Give the list that values go into while a template prints them."""
    printed: list[PrintedValue] = []
    token = _PRINTED.set(printed)
    try:
        yield printed
    finally:
        _PRINTED.reset(token)


def marked(value: object) -> object:
    """What a template prints for `value`: one that brings its tree to a page gets marks around it."""
    if not isinstance(value, WrittenText | CarriedHtml) or not value or _ANY_MARK.search(value):
        return value
    if isinstance(value, CarriedHtml) and value.nodes is None:
        return value
    printed = _PRINTED.get()
    if printed is None:  # a letter, which is no page
        return value
    shown = str(escape(str(value))) if isinstance(value, WrittenText) else str(value)
    printed.append((value, shown))
    return Markup(f"{VALUE}{len(printed) - 1}{SHOWN}{shown}{VALUE_END}")  # noqa: S704  # escaped above


def without_marks(value: object) -> object:
    """`value` as it was before it was printed, for filters and questions that look at its characters."""
    if isinstance(value, str) and _ANY_MARK.search(value):
        return type(value)(MARK.sub("", value))
    return value


class LineMarks(Extension):
    """Marks the lines of templates in what they print, behind white space: that is stripped as ever."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put a mark into every text of a template."""
        for token in stream:
            body = token.value.lstrip() if token.type == TOKEN_DATA else ""
            if not body:
                yield token
                continue
            space = token.value[: len(token.value) - len(body)]
            mark = f"{LINE}{stream.name}:{token.lineno + space.count(chr(10))}{LINE_END}"
            yield Token(token.lineno, token.type, space + mark + body)
