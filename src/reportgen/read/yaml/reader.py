"""YAML text → a tree of nodes with places, from the parser's events.

Built on events instead of PyYAML's own tree, so that depth, aliases and repeated keys are
refused while reading and no recursion depends on the author's nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.model.text.place import Place, Source
from reportgen.model.text.written import WrittenText
from reportgen.read.limits import MAX_DEPTH, MAX_NODES
from reportgen.read.yaml.mistakes import syntax_mistake
from reportgen.read.yaml.nodes import Field, Fields, Items, Leaf, Node, Plain
from reportgen.read.yaml.scalars import NULLS

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Stops at a construct after which places or sizes could no longer be trusted."""

    def __init__(self, code: str, message: str, span: Span, hint: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(code, message, span, hint)


def read_yaml(path: str, text: str, report: Reporter, *, within: Place | None = None) -> Node | None:
    """Give the one value that `text` holds, an empty leaf for an empty text; None where it is not YAML.

    Of a key that stands twice, which is reported, the first counts.

    `within` is where `text` stands in its file, if that holds more.
    """
    try:
        place = within or Place(Source(path, text), 0, len(text))
        return _Builder(place, report).build(yaml.parse(text, Loader=_LOADER))
    except _RefusedError as refused:
        report(refused.diagnostic)
    except yaml.YAMLError as error:
        report(syntax_mistake(path, error, text, 1 if within is None else within.span.line))
    return None


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet."""

    span: Span
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    fields: dict[str, Field] | None = None
    key: tuple[str, Span] | None = None
    weight: int = 1
    height: int = 1


class _Builder:
    def __init__(self, place: Place, report: Reporter) -> None:
        self._path = place.path
        self._source = place.source
        self._offset = place.start
        self._first_line = place.span.line
        self._report = report
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._count = 0
        self._root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    span, hint = self._span(event), 'remove the line "---"'
                    raise _RefusedError("second-document", "the file holds a second document", span, hint)
        if self._root is None:
            return Leaf(None, Span(self._path, self._first_line))
        return self._root

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101  # the parser marks every event
        assert end is not None  # noqa: S101  # as above
        last = end.column + 1 if end.line == start.line and end.column > start.column else None
        return Span(self._path, start.line + self._first_line, start.column + 1, last)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span(event)
        self._refuse_tag(event.tag, span)
        text: str | None = None
        if not event.implicit[0] or event.value not in NULLS:
            kind = Plain if event.implicit[0] else WrittenText
            text = kind(event.value, self._place_of(event))
        self._place(Leaf(text, span), event.anchor, weight=1, height=0)

    def _place_of(self, event: yaml.ScalarEvent) -> Place | None:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return None
        return Place(self._source, start.index + self._offset, end.index + self._offset)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        span = self._span(event)
        self._refuse_tag(event.tag, span)
        self._refuse_depth(len(self._open) + 1, span)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(span, event.anchor, fields={} if is_mapping else None))

    def _end(self) -> None:
        done = self._open.pop()
        node: Node
        node = Items(tuple(done.nodes), done.span) if done.fields is None else Fields(done.fields, done.span)
        self._place(node, done.anchor, weight=done.weight, height=done.height)

    def _alias(self, event: yaml.AliasEvent) -> None:
        span, name = self._span(event), event.anchor
        if name not in self._anchors:
            message = f'no finished value before this one is marked "&{name}"'
            raise _RefusedError(
                "unknown-alias", message, span, f'put "&{name}" before the value that is meant'
            )
        node, weight, height = self._anchors[name]
        self._refuse_depth(len(self._open) + height, span)
        self._place(node, None, weight=weight, height=height)

    def _place(self, node: Node, anchor: str | None, *, weight: int, height: int) -> None:
        self._count += 1
        if anchor is not None:
            self._anchors[anchor] = (node, weight, height)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.weight += weight
        parent.height = max(parent.height, height + 1)
        if max(parent.weight, self._count) > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} values"
            raise _RefusedError(
                "too-many-values", message, node.span, "split the file, and use fewer aliases"
            )
        if parent.fields is None:
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            self._put(parent.fields, *parent.key, node)
            parent.key = None

    def _key(self, node: Node) -> tuple[str, Span]:
        if not isinstance(node, Leaf) or node.text is None:
            raise _RefusedError(
                "wrong-key", "a key must be text", node.span, "write it as one word before the colon"
            )
        if node.text == "<<" and isinstance(node.text, Plain):
            message, hint = (
                'merge keys ("<<") are not read',
                "write the fields out, or let a profile extend another",
            )
            raise _RefusedError("merge-key", message, node.span, hint)
        return str(node.text), node.span

    def _put(self, fields: dict[str, Field], key: str, span: Span, node: Node) -> None:
        if key not in fields:
            fields[key] = Field(span, node)
            return
        message = f'"{key}" stands twice; the first is in line {fields[key].key.line}'
        self._report(Diagnostic("duplicate-key", message, span, "keep one of the two"))

    @staticmethod
    def _refuse_depth(depth: int, span: Span) -> None:
        if depth > MAX_DEPTH:
            message = f"values stand within each other more than {MAX_DEPTH} deep"
            raise _RefusedError("too-deep-nesting", message, span, "flatten the structure")

    @staticmethod
    def _refuse_tag(tag: str | None, span: Span) -> None:
        if tag is not None:
            hint = "remove the word that starts with an exclamation mark, or put the text in quotes"
            raise _RefusedError("type-tag", f'type tags ("{tag}") are not read', span, hint)
