"""A composed page → everything in it that is outside the vocabulary, at the line that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
from reportgen.compose.page.rendered import span_of
from reportgen.model.content.evidence import SHAPES
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.report.html_parser import named
from reportgen.model.report.page import Element
from reportgen.model.report.vocabulary import (
    CHANGE,
    CHANGE_CARRIERS,
    ELEMENTS,
    GLOBAL_ATTRIBUTES,
    LINK_SCHEMES,
    MAX_DEPTH,
    MAX_SPAN,
    ROLES,
)
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.model.text.containers import CALLOUT_KINDS
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words

Attributes = Mapping[str, str]
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NUMBERS = {"colspan": (1, MAX_SPAN), "rowspan": (1, MAX_SPAN), "start": (0, 999_999), "value": (0, 999_999)}
_KNOWN = {
    tag: GLOBAL_ATTRIBUTES | own | ({CHANGE} if tag in CHANGE_CARRIERS else frozenset())
    for tag, own in ELEMENTS.items()
}
PICTURES = "templates show asset:images/NAME of content/images/ and asset:templates/NAME of templates/"
# Elements that say too little without an attribute.
_TELLING = frozenset({"a", "aside", "img", "link"})


def vocabulary_faults(root: Element, assets: Iterable[str], template: Span) -> tuple[Diagnostic, ...]:
    """Every fault of a whole page; `assets` are the names that `asset:` may call.

    What has no place of its own is said of `template`.
    """
    check = _Check(frozenset(assets))
    check.visit(root, template, ())
    check.finish(template)
    return tuple(dict.fromkeys(check.faults))


class _Check:
    """Walks a page once, from its start to its end."""

    def __init__(self, assets: frozenset[str]) -> None:
        self.assets = assets
        self.faults: list[Diagnostic] = []
        self.place: Place | Span = Span("")
        self.ids: set[str] = set()
        self.calls: list[tuple[str, Place | Span]] = []
        self.heading = 0
        self.titles = 0

    def visit(self, element: Element, around: Place | Span, above: tuple[str, ...]) -> None:
        """Check what `element` holds; `around` is its place, `above` the elements it stands in."""
        held: list[str] = []
        for child in element.children:
            if isinstance(child, Words):
                self._check_words(child, element.tag, around, held)
                continue
            self.place = child.place or around
            self._check_place(child, element.tag, held, above)
            held.append(child.tag)
            if len(above) == MAX_DEPTH:
                self._report("deep-nesting", f"elements are nested deeper than {MAX_DEPTH}")
            self.visit(child, self.place, (*above, child.tag))
        self.place = around
        self._check_held(element.tag, held)

    def _check_place(self, child: Element, parent: str, held: list[str], above: tuple[str, ...]) -> None:
        tag = child.tag
        if tag not in ELEMENTS:
            self._report(
                "outside-vocabulary", f"<{tag}> is no element of a report", suggestion(tag, ELEMENTS)
            )
        elif tag not in CHILDREN.get(parent, frozenset()):
            self._report("misplaced-element", f"<{tag}> stands in {named(parent)}")
        if tag in NEVER_WITHIN_ITSELF and tag in above:
            self._report("misplaced-element", f"<{tag}> stands within another <{tag}>")
        if child.attributes or tag in _TELLING:
            self._check_attributes(tag, {name: str(value) for name, value in child.attributes})
        self._check_order(tag, parent, held)

    def _check_words(self, words: Words, tag: str, around: Place | Span, held: list[str]) -> None:
        text = str(words)
        if text == "\n":
            return
        for offset, code, message in forbidden_characters(text):
            self.place = words.cut(offset, offset + 1).place or around
            self._report(code, message)
        if shown := text.strip():
            held.append("#")
            if tag not in WORDED and tag in CHILDREN:
                self.place = words.strip().place or around
                self._report("misplaced-text", f'"{shown[:40]}" stands in {named(tag)}')

    def _check_held(self, tag: str, held: list[str]) -> None:
        if tag in EITHER:
            self._check_mixture(tag, held)
        if tag == "figure" and held[:1] != ["img"]:
            self._report("misplaced-element", "<figure> does not open with an image")
        if tag == "table" and "tbody" not in held:
            self._report("misplaced-element", "<table> has no body")
        if tag in {"ul", "ol", "dl", "tr", "thead", "tbody"} and not held:
            self._report("empty-element", f"<{tag}> holds nothing")

    def _check_mixture(self, tag: str, children: list[str]) -> None:
        """Words or blocks; only an item of a list may go on from words to a list within it."""
        inline = [each in INLINE or each == "#" for each in children]
        blocks = [each for each, is_inline in zip(children, inline, strict=True) if not is_inline]
        if not any(inline) or not blocks:
            return
        if tag == "li" and set(blocks) <= {"ul", "ol"} and True not in inline[inline.index(False) :]:
            return
        self._report("mixed-content", f"<{tag}> holds words beside <{blocks[0]}>", "wrap the words in <p>")

    def finish(self, template: Span) -> None:
        """What can only be said at the end: calls that lead nowhere, the one title."""
        for address, place in self.calls:
            if address not in self.ids:
                self.place = place
                self._report("broken-reference", f'nothing has the id "{address}"')
        if self.titles != 1:
            self.place = template
            self._report("outside-vocabulary", f"the page has {self.titles} titles (h1), not one")

    def _check_attributes(self, tag: str, attributes: Attributes) -> None:
        known = _KNOWN.get(tag)
        for name, value in attributes.items():
            if known is not None and name not in known:
                message = f'<{tag}> has no attribute "{name}" in a report'
                self._report("outside-vocabulary", message, suggestion(name, known))
            elif name in VALUES and value not in VALUES[name]:
                self._report(
                    "outside-vocabulary", f'"{value}" is no value of {name}', ", ".join(sorted(VALUES[name]))
                )
            elif name in _NUMBERS and not _is_between(value, *_NUMBERS[name]):
                self._report("outside-vocabulary", f'"{value}" is no value of {name}')
            for _, code, message in forbidden_characters(value):
                self._report(code, message)
        self._check_role(tag, attributes)
        self._check_identity(tag, attributes)

    def _check_role(self, tag: str, attributes: Attributes) -> None:
        role = attributes.get("data-role")
        if role is not None and role not in ROLES:
            self._report("outside-vocabulary", f'"{role}" is no role in a report', suggestion(role, ROLES))
        elif role is not None and tag not in ROLES[role]:
            carriers = " or ".join(f"<{each}>" for each in sorted(ROLES[role]))
            self._report(
                "outside-vocabulary", f'the role "{role}" stands on <{tag}>', f"it belongs on {carriers}"
            )
        if tag == "aside" and attributes.get("data-kind") not in CALLOUT_KINDS:
            self._report("outside-vocabulary", f'"{attributes.get("data-kind")}" is no kind of callout')
        if role == "mark" and attributes.get("data-hedge") not in SHAPES:
            self._report("outside-vocabulary", f'"{attributes.get("data-hedge")}" is no hedge')

    def _check_identity(self, tag: str, attributes: Attributes) -> None:
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self._report("duplicate-id", f'the id "{name}" stands twice in the page')
            elif not name or re.search(r"\s", name):
                self._report("outside-vocabulary", f'"{name}" is no id')
            self.ids.add(name)
        if tag == "a":
            self._check_link(attributes.get("href"))
        if tag == "img":
            self._check_asset(attributes.get("src", ""))
            if not attributes.get("alt", "").strip():
                self._report("image-without-alt", "an image has no alternative text")
        if tag == "link" and attributes.get("href") != "asset:theme.css":
            self._report("outside-vocabulary", "a stylesheet other than asset:theme.css is linked")

    def _check_link(self, address: str | None) -> None:
        if address is None:
            self._report("outside-vocabulary", "<a> leads nowhere")
        elif address.startswith("#"):
            self.calls.append((address[1:], self.place))
        elif address.partition(":")[0].lower() not in LINK_SCHEMES:
            self._report("forbidden-link", f'"{address}" is no address that a report may link to')

    def _check_asset(self, address: str) -> None:
        if not address.startswith("asset:") or address[6:] not in self.assets:
            self._report("unknown-image", f'"{address}" is no image of this document', PICTURES)

    def _check_order(self, tag: str, parent: str, held: list[str]) -> None:
        level = _LEVELS.get(tag)
        if level is not None:
            self.titles += level == 1
            if level > self.heading + 1:
                self._report("skipped-heading", f"<{tag}> follows a heading of level {self.heading}")
            self.heading = level
        if parent == "table" and tag in TABLE_ORDER:
            if tag in ONCE_IN_TABLE and tag in held:
                self._report("misplaced-element", f"<{tag}> stands twice in one table")
            if any(TABLE_ORDER.index(each) > TABLE_ORDER.index(tag) for each in held if each in TABLE_ORDER):
                self._report("misplaced-element", f"<{tag}> stands too late in its table")

    def _report(self, code: str, message: str, hint: str | None = None) -> None:
        place = span_of(self.place) if isinstance(self.place, Place) else self.place
        self.faults.append(Diagnostic(code, message, place, hint))


def _is_between(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 9 and least <= int(value) <= most
