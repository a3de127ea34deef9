"""A composed page → everything in it that is outside the vocabulary, named by block or template line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.compose.glyphs.characters import forbidden_characters
from reportgen.compose.page.content_model import (
    CHILDREN,
    EITHER,
    INLINE,
    NEVER_WITHIN_ITSELF,
    ONCE_IN_TABLE,
    TABLE_ORDER,
    VALUES,
    WORDED,
)
from reportgen.compose.page.reading_order import block_of
from reportgen.model.content.hedges import MARKS
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.report.html_parser import PageParser
from reportgen.model.report.vocabulary import (
    CHANGE,
    CHANGE_CARRIERS,
    ELEMENTS,
    GLOBAL_ATTRIBUTES,
    LINK_SCHEMES,
    MAX_DEPTH,
    MAX_SPAN,
    ROLES,
    VOID_ELEMENTS,
)
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.containers import CALLOUT_KINDS

Attributes = Mapping[str, str]
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NUMBERS = {"colspan": (1, MAX_SPAN), "rowspan": (1, MAX_SPAN), "start": (0, 999_999), "value": (0, 999_999)}
_KNOWN = {
    tag: GLOBAL_ATTRIBUTES | own | ({CHANGE} if tag in CHANGE_CARRIERS else frozenset())
    for tag, own in ELEMENTS.items()
}
# Elements that say too little without an attribute.
_TELLING = frozenset({"a", "aside", "img", "link"})


@frozen
class Origins:
    """Who wrote what: the text of each template by name, the place of each block by id."""

    template: str
    templates: Mapping[str, str]
    blocks: Mapping[str, Span]

    def place(self, block: str | None, needle: str) -> Span:
        """The block, or the line of the first template that holds `needle`."""
        if block is not None and block in self.blocks:
            return self.blocks[block]
        for name in (self.template, "page.html.j2", "parts.html.j2", *sorted(self.templates)):
            position = self.templates.get(name, "").find(needle)
            if position >= 0 and len(needle) > 3:
                line = self.templates[name].count("\n", 0, position) + 1
                return Span(f"templates/{name}", line)
        return Span(f"templates/{self.template}")


def vocabulary_faults(html: str, assets: Iterable[str], origins: Origins) -> tuple[Diagnostic, ...]:
    """Every fault of a whole page; `assets` are the names that `asset:` may call."""
    walk = _Walk(frozenset(assets), origins)
    walk.feed(html)
    walk.close()
    walk.finish()
    return tuple(dict.fromkeys(walk.faults))


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: Attributes
    block: str | None
    children: list[str] = field(default_factory=list)


class _Walk(PageParser):
    """Reads a page once, from its start to its end."""

    def __init__(self, assets: frozenset[str], origins: Origins) -> None:
        super().__init__()
        self.assets, self.origins = assets, origins
        self.faults: list[Diagnostic] = []
        self.open = [_Open("", {}, None)]
        self.ids: set[str] = set()
        self.calls: list[tuple[str, Span]] = []
        self.heading = 0
        self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1]
        attributes = {name: value or "" for name, value in attrs}
        block = (block_of(attributes) if attributes else None) or parent.block
        self.block, self.needle = block, f"<{tag}"
        if tag not in ELEMENTS:
            self._say("outside-vocabulary", f"<{tag}> is no element of a report", suggestion(tag, ELEMENTS))
        elif tag not in CHILDREN.get(parent.tag, frozenset()):
            self._say("misplaced-element", f"<{tag}> stands in {_named(parent.tag)}")
        if tag in NEVER_WITHIN_ITSELF and any(each.tag == tag for each in self.open):
            self._say("misplaced-element", f"<{tag}> stands within another <{tag}>")
        if len(attributes) != len(attrs):
            self._say("outside-vocabulary", f"<{tag}> has an attribute twice")
        if attributes or tag in _TELLING:
            self._check_attributes(tag, attributes)
        self._check_order(tag, parent)
        parent.children.append(tag)
        if tag not in VOID_ELEMENTS:
            self.open.append(_Open(tag, attributes, block))
            if len(self.open) == MAX_DEPTH + 2:
                self._say("deep-nesting", f"elements are nested deeper than {MAX_DEPTH}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID_ELEMENTS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.block, self.needle = self.open[-1].block, f"</{tag}"
        if tag in VOID_ELEMENTS or self.open[-1].tag != tag:
            self._say("unbalanced-element", f"</{tag}> closes {_named(self.open[-1].tag)}")
            return
        closed = self.open.pop()
        if tag in EITHER:
            self._check_mixture(tag, closed.children)
        if tag == "figure" and closed.children[:1] != ["img"]:
            self._say("misplaced-element", "<figure> does not open with an image")
        if tag == "table" and "tbody" not in closed.children:
            self._say("misplaced-element", "<table> has no body")
        if tag in {"ul", "ol", "dl", "tr", "thead", "tbody"} and not closed.children:
            self._say("empty-element", f"<{tag}> holds nothing")

    def _check_mixture(self, tag: str, children: list[str]) -> None:
        """Words or blocks; only an item of a list may go on from words to a list within it."""
        inline = [each in INLINE or each == "#" for each in children]
        blocks = [each for each, is_inline in zip(children, inline, strict=True) if not is_inline]
        if not any(inline) or not blocks:
            return
        if tag == "li" and set(blocks) <= {"ul", "ol"} and True not in inline[inline.index(False) :]:
            return
        self._say("mixed-content", f"<{tag}> holds words beside <{blocks[0]}>", "wrap the words in <p>")

    def handle_data(self, data: str) -> None:
        parent, words = self.open[-1], data.strip()
        self.block, self.needle = parent.block, words.partition("\n")[0][:40] or "\0"
        for _, code, message in forbidden_characters(data):
            self._say(code, message)
        if not words:
            return
        parent.children.append("#")
        if parent.tag not in WORDED and parent.tag in CHILDREN:
            self._say("misplaced-text", f'"{words[:40]}" stands in {_named(parent.tag)}')

    def handle_comment(self, data: str) -> None:
        self.block, self.needle = self.open[-1].block, f"<!--{data}"
        self._say("outside-vocabulary", "a comment stands in the page", "write {# … #} in templates")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html" or len(self.open) > 1:
            self.block, self.needle = None, f"<!{decl}"
            self._say("outside-vocabulary", f"<!{decl}> stands in the page")

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def finish(self) -> None:
        """What can only be said at the end: open elements, calls that lead nowhere, the one title."""
        self.block = None
        for each in self.open[1:]:
            self.needle = f"<{each.tag}"
            self._say("unbalanced-element", f"<{each.tag}> is never closed")
        for address, place in self.calls:
            if address not in self.ids:
                self.faults.append(Diagnostic("broken-reference", f'nothing has the id "{address}"', place))
        if self.titles != 1:
            self.needle = "<h1"
            self._say("outside-vocabulary", f"the page has {self.titles} titles (h1), not one")

    def _check_attributes(self, tag: str, attributes: Attributes) -> None:
        known = _KNOWN.get(tag)
        for name, value in attributes.items():
            if known is not None and name not in known:
                message = f'<{tag}> has no attribute "{name}" in a report'
                self._say("outside-vocabulary", message, suggestion(name, known))
            elif name in VALUES and value not in VALUES[name]:
                self._say(
                    "outside-vocabulary", f'"{value}" is no value of {name}', ", ".join(sorted(VALUES[name]))
                )
            elif name in _NUMBERS and not _is_between(value, *_NUMBERS[name]):
                self._say("outside-vocabulary", f'"{value}" is no value of {name}')
            for _, code, message in forbidden_characters(value):
                self._say(code, message)
        self._check_role(tag, attributes)
        self._check_identity(tag, attributes)

    def _check_role(self, tag: str, attributes: Attributes) -> None:
        role = attributes.get("data-role")
        if role is not None and role not in ROLES:
            self._say("outside-vocabulary", f'"{role}" is no role in a report', suggestion(role, ROLES))
        elif role is not None and tag not in ROLES[role]:
            carriers = " or ".join(f"<{each}>" for each in sorted(ROLES[role]))
            self._say(
                "outside-vocabulary", f'the role "{role}" stands on <{tag}>', f"it belongs on {carriers}"
            )
        if tag == "aside" and attributes.get("data-kind") not in CALLOUT_KINDS:
            self._say("outside-vocabulary", f'"{attributes.get("data-kind")}" is no kind of callout')
        if role == "mark" and attributes.get("data-hedge") not in MARKS:
            self._say("outside-vocabulary", f'"{attributes.get("data-hedge")}" is no hedge')

    def _check_identity(self, tag: str, attributes: Attributes) -> None:
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self._say("duplicate-id", f'the id "{name}" stands twice in the page')
            elif not name or re.search(r"\s", name):
                self._say("outside-vocabulary", f'"{name}" is no id')
            self.ids.add(name)
        if tag == "a":
            self._check_link(attributes.get("href"))
        if tag == "img":
            self._check_asset(attributes.get("src", ""))
            if not attributes.get("alt", "").strip():
                self._say("image-without-alt", "an image has no alternative text")
        if tag == "link" and attributes.get("href") != "asset:theme.css":
            self._say("outside-vocabulary", "a stylesheet other than asset:theme.css is linked")

    def _check_link(self, address: str | None) -> None:
        if address is None:
            self._say("outside-vocabulary", "<a> leads nowhere")
        elif address.startswith("#"):
            self.calls.append((address[1:], self.origins.place(self.block, "<a")))
        elif address.partition(":")[0].lower() not in LINK_SCHEMES:
            self._say("forbidden-link", f'"{address}" is no address that a report may link to')

    def _check_asset(self, address: str) -> None:
        if not address.startswith("asset:") or address[6:] not in self.assets:
            self._say("unknown-image", f'"{address}" is no image of this document')

    def _check_order(self, tag: str, parent: _Open) -> None:
        level = _LEVELS.get(tag)
        if level is not None:
            self.titles += level == 1
            if level > self.heading + 1:
                self._say("skipped-heading", f"<{tag}> follows a heading of level {self.heading}")
            self.heading = level
        if parent.tag == "table" and tag in TABLE_ORDER:
            if tag in ONCE_IN_TABLE and tag in parent.children:
                self._say("misplaced-element", f"<{tag}> stands twice in one table")
            if any(
                TABLE_ORDER.index(each) > TABLE_ORDER.index(tag)
                for each in parent.children
                if each in TABLE_ORDER
            ):
                self._say("misplaced-element", f"<{tag}> stands too late in its table")

    def _say(self, code: str, message: str, hint: str | None = None) -> None:
        self.faults.append(Diagnostic(code, message, self.origins.place(self.block, self.needle), hint))


def _named(tag: str) -> str:
    return f"<{tag}>" if tag else "nothing"


def _is_between(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 9 and least <= int(value) <= most
