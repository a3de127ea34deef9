"""Markdown text and its place → nodes, and what is wrong with its form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeAlias

from markdown_it.tree import SyntaxTreeNode

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.text.grammar.attributes import parse_attributes
from reportgen.text.grammar.floods import MOST_SIGNS, flooding_sign
from reportgen.text.grammar.lines import Lines
from reportgen.text.grammar.parser import markdown_parser
from reportgen.text.grammar.rules.block_rules import is_fence
from reportgen.text.tree import Node

Read: TypeAlias = tuple[tuple[Node, ...], tuple[Diagnostic, ...]]

_RENAMED = {"container_any": "container", "code_inline": "code", "code_block": "fence", "s": "del"}
_CONTAINER = re.compile(r"\s*(\S+?)(?=[\s{]|$)\s*(.*)", re.DOTALL)
_BROKEN_LINK = re.compile(r"\]\([^()\s]*\)?")
_BROKEN_ATTRIBUTES = re.compile(r"\]\{[^{}]*\}?")


@lru_cache(maxsize=4096)
def read_markdown(text: str, span: Span) -> Read:
    """The blocks of a text whose first line stands at `span.line`, in order.

    Kept, since most blocks are read by several audiences.
    """
    return _bounded(text, span, _Reading.blocks)


def read_inline(text: str, span: Span) -> Read:
    """The words of one line: a table cell, a caption."""
    return _bounded(text, span, _Reading.words)


class _Reading:
    """One text on its way to nodes; gathers what is wrong."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.lines = Lines(span, tuple(text.split("\n")))
        self.diagnostics: list[Diagnostic] = []
        self.footnotes: dict[int, SyntaxTreeNode] = {}
        self.within: set[int] = set()
        self.env: dict[str, object] = {}

    def blocks(self) -> Read:
        root = SyntaxTreeNode(markdown_parser().parse(self.text, self.env))
        for child in root.children:
            if child.type == "footnote_block":
                self.footnotes = {int(note.meta["id"]): note for note in child.children}
        nodes = self._nodes(root.children, (0, len(self.lines.lines)))
        self._unused_footnotes()
        return nodes, tuple(self.diagnostics)

    def words(self) -> Read:
        root = SyntaxTreeNode(markdown_parser().parseInline(self.text, self.env))
        nodes = tuple(
            node for child in root.children for node in self._inline(child, (0, len(self.lines.lines)))
        )
        return nodes, tuple(self.diagnostics)

    def _nodes(self, children: Iterable[SyntaxTreeNode], inherited: tuple[int, int]) -> tuple[Node, ...]:
        return tuple(node for child in children for node in self._block(child, inherited))

    def _block(self, token: SyntaxTreeNode, inherited: tuple[int, int]) -> tuple[Node, ...]:
        lines, kind = token.map or inherited, token.type
        if kind == "inline":
            return self._inline(token, lines)
        if kind in {"footnote_block", "footnote_anchor"}:
            return ()
        kind = _RENAMED.get(kind, kind)
        place = self.lines.line(lines[0])
        if kind == "stray_fence":
            self._say(
                "stray-container-end", "this line closes a container that is not open", place, "remove it"
            )
            return ()
        if kind == "attributes":
            self._say("dangling-attributes", "attributes stand with nothing below them", place, "remove them")
            return ()
        if kind == "container":
            return (self._container(token, lines, inherited[1]),)
        attributes = _attributes(token)
        if kind == "heading":
            attributes[":level"] = token.tag[1:]
        if kind == "paragraph" and token.hidden:
            attributes[":tight"] = "tight"
        if kind == "abbreviation":
            attributes[":expansion"] = str(token.meta["expansion"])
        children = self._nodes(token.children, lines)
        if kind == "heading":
            children, trailing = _trailing_attributes(children)
            attributes |= trailing
        return (Node(kind, place, token.content if not token.is_nested else "", attributes, children),)

    def _container(self, token: SyntaxTreeNode, lines: tuple[int, int], after: int) -> Node:
        """`after` is the line behind what holds the container: it has to close before."""
        place, end = self.lines.line(lines[0]), lines[1]
        if end >= after or not is_fence(self.lines.lines[end].lstrip(" >\t")):
            self._say(
                "unclosed-container",
                "this container is never closed",
                place,
                "close it with a line of colons",
            )
        named = _CONTAINER.match(token.info)
        name, rest = (named[1], named[2].strip()) if named else ("", "")
        attributes: dict[str, str] = {}
        opening = rest.find("{")
        while opening >= 0:
            found = parse_attributes(rest, opening)
            if found is not None and found[1] == len(rest):
                attributes, rest = dict(found[0]), rest[:opening].strip()
                break
            opening = rest.find("{", opening + 1)
        else:
            if rest.startswith("{"):
                self._say("broken-attributes", f"these attributes cannot be read: {rest}", place, HOW)
        attributes[":words"] = rest
        return Node("container", place, name, attributes, self._nodes(token.children, lines))

    def _inline(self, token: SyntaxTreeNode, lines: tuple[int, int]) -> tuple[Node, ...]:
        counts = Counter(_written(each) for each in token.walk() if each is not token)
        return tuple(node for child in token.children for node in self._word(child, lines, counts))

    def _word(self, token: SyntaxTreeNode, lines: tuple[int, int], counts: Counter[str]) -> tuple[Node, ...]:
        written, kind = _written(token), token.type
        place = self.lines.piece(written, *lines, counts[written]) if written else self.lines.line(lines[0])
        if kind == "text":
            self._check_leftovers(token.content, place)
            return (Node(kind, place, token.content),)
        if kind == "footnote_ref":
            return (self._footnote(token, place),)
        if kind == "lost_footnote":
            self._say(
                "unknown-footnote",
                f"no footnote is called {token.content!r}",
                place,
                f"write its text on a line of its own: [^{token.content}]: …",
            )
            return ()
        children = tuple(node for child in token.children for node in self._word(child, lines, counts))
        text = token.content if not token.is_nested else ""
        return (Node(_RENAMED.get(kind, kind), place, text, _attributes(token), children),)

    def _check_leftovers(self, words: str, place: Span) -> None:
        """Brackets that mean something and were not understood would be printed as they stand."""
        if broken := _BROKEN_ATTRIBUTES.search(words):
            self._say("broken-attributes", f"these attributes cannot be read: {broken[0][1:]}", place, HOW)
        if broken := _BROKEN_LINK.search(words):
            hint = "a link holds words, no citation, term or other link; its address holds no space"
            self._say("broken-link", f"this link cannot be read: {broken[0][1:]}", place, hint)

    def _footnote(self, token: SyntaxTreeNode, place: Span) -> Node:
        number = int(token.meta["id"])
        if number in self.within:
            self._say("note-within-note", "a footnote calls itself", place, "cite in the text")
            return Node("footnote", place, str(token.meta["label"]))
        self.within.add(number)
        note = self.footnotes.get(number)
        blocks = self._nodes(note.children, (0, 0)) if note is not None else ()
        words: list[Node] = []
        for block in blocks:
            if block.kind != "paragraph":
                self._say(
                    "footnote-with-blocks",
                    "a footnote holds more than words",
                    block.place,
                    "keep lists and tables in the text",
                )
                continue
            if words:
                words.append(Node("hardbreak", block.place))
            words.extend(block.children)
        self.within.discard(number)
        return Node("footnote", place, str(token.meta["label"]), {}, tuple(words))

    def _unused_footnotes(self) -> None:
        notes = self.env.get("footnotes")
        refs = notes.get("refs", {}) if isinstance(notes, dict) else {}
        for key, number in refs.items():
            if number < 0:
                label = f"[^{key[1:]}]:"
                first = next((n for n, line in enumerate(self.lines.lines) if label in line), 0)
                self._say(
                    "unused-footnote",
                    f"nothing calls the footnote {key[1:]!r}",
                    self.lines.line(first),
                    f"call it with [^{key[1:]}], or remove it",
                )

    def _say(self, code: str, message: str, place: Span, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, place, hint))


def _bounded(text: str, span: Span, read: Callable[[_Reading], Read]) -> Read:
    if (sign := flooding_sign(text)) is not None:
        message = f"this text has more than {MOST_SIGNS[sign]:,} times the sign {sign}"
        return (), (Diagnostic("sign-flood", message, span, "remove them, or split the text"),)
    try:
        return read(_Reading(text, span))
    except RecursionError:
        message = "quotations, lists, brackets or footnotes of this text stand within each other too deeply"
        return (), (Diagnostic("too-deep-nesting", message, span, "flatten the structure"),)


HOW = 'write {#id .class name=value name="two words"}'


def _attributes(token: SyntaxTreeNode) -> dict[str, str]:
    """The author's attributes by name, and those of Markdown itself with a colon before the name."""
    if token.type == "span":
        return {key: str(value) for key, value in token.attrs.items()}
    own = {f":{key}": str(value) for key, value in token.attrs.items()}
    return own | {key: str(value) for key, value in token.meta.get("attributes", {}).items()}


def _written(token: SyntaxTreeNode) -> str:
    """How a word node begins in the file, as far as that is certain."""
    kind = token.type
    if kind == "text":
        return token.content
    if kind == "link":
        return f"]({token.attrs.get('href', '')}"
    if kind == "image":
        return f"]({token.attrs.get('src', '')}"
    if kind == "footnote_ref":
        return f"[^{token.meta['label']}]"
    return str(token.meta.get("written", ""))


def _trailing_attributes(children: tuple[Node, ...]) -> tuple[tuple[Node, ...], dict[str, str]]:
    """`# Title {#id}`: the attributes at the end of a heading."""
    if not children or children[-1].kind != "text":
        return children, {}
    last = children[-1]
    opening = last.text.rfind("{")
    found = parse_attributes(last.text, opening) if opening >= 0 else None
    if found is None or found[1] != len(last.text):
        return children, {}
    shortened = Node("text", last.place, last.text[:opening].rstrip())
    return (*children[:-1], shortened), dict(found[0])
