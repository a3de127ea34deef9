"""The place of a piece of Markdown → its Text: blocks or words with the range of every node."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.text.place import Place, Source
from reportgen.model.text.text import Line, Text
from reportgen.model.text.words import Maker, Words
from reportgen.text.grammar.block_makers import MAKERS
from reportgen.text.grammar.block_reader import BlockReader
from reportgen.text.grammar.floods import MOST_SIGNS, flooding_sign
from reportgen.text.grammar.parser import markdown_parser
from reportgen.text.grammar.places.content import Content, content_at
from reportgen.text.grammar.places.lines_of_file import TextLines
from reportgen.text.grammar.rules.inline_rules import PATTERNS
from reportgen.text.labels import labels_of
from reportgen.text.walk import walk

Read = TypeVar("Read", Text, Line)

_LINE_END = re.compile(r"\r\n?")


@lru_cache(maxsize=4096)
def read_text(place: Place) -> Text:
    """The blocks at a place, in order.

    Kept, since most blocks are read by several audiences.
    """
    return _bounded(place.written, place, _read_blocks, lambda faults: Text(place, (), faults))


@lru_cache(maxsize=4096)
def read_line(place: Place) -> Line:
    """The words of one line of a file: a title, a caption, a cell."""
    content = content_at(place)
    return _bounded(
        content.text, place, lambda _: _read_words(content), lambda faults: Line(place, (), faults)
    )


@lru_cache(maxsize=4096)
def read_words(words: Words, labels: frozenset[str] = frozenset()) -> Line:
    """The words of one line that does not stand so in a file: a scalar of YAML, a cell with escapes.

    `labels` are those of footnotes that it may call; their text stands elsewhere.
    """
    text = str(words)
    if "\r" in text:
        words = words.substitute(_LINE_END, lambda _: "\n", Maker.LINE_END)
    place = words.place or Source("", text).place(0, len(text))
    content = Content(words.runs, place)
    return _bounded(
        text, place, lambda _: _read_words(content, labels), lambda faults: Line(place, (), faults)
    )


def _read_blocks(place: Place) -> Text:
    lines = TextLines(place)
    env: dict[str, object] = {"lines": lines}
    reader = BlockReader(markdown_parser().parse(place.written, env), lines, MAKERS)
    blocks = reader.read()
    called = frozenset(label for node in walk(blocks) for words in labels_of(node) for label in _calls(words))
    notes = reader.notes(called)
    _report_unused_notes(env, reader, called)
    return Text(place, blocks, reader.notices.all, notes)


def _calls(words: Words) -> list[str]:
    return PATTERNS["lost_footnote"].findall(str(words))


def _report_unused_notes(env: dict[str, object], reader: BlockReader, called: frozenset[str]) -> None:
    notes, starts = env.get("footnotes"), env.get("notes")
    refs = notes.get("refs", {}) if isinstance(notes, dict) else {}
    for key, number in refs.items():
        label = key[1:]
        start = starts.get(label) if isinstance(starts, dict) else None
        if number < 0 and label not in called:
            source = reader.lines.source
            place = (
                Place(source, start, start + len(f"[^{label}]")) if start is not None else reader.lines.place
            )
            hint = f"call it with [^{label}], or remove it"
            reader.report("unused-footnote", f"nothing calls the footnote {label!r}", place, hint)


def _read_words(content: Content, labels: frozenset[str] = frozenset()) -> Line:
    tokens = markdown_parser().parseInline(content.text, {})
    reader = BlockReader((), TextLines(content.whole), MAKERS, labels)
    for token in tokens:
        token.meta["content"] = content
    children = tuple(each for token in tokens for each in reader.inlines(token))
    return Line(content.whole, children, reader.notices.all)


def _bounded(
    text: str,
    place: Place,
    read: Callable[[Place], Read],
    refuse: Callable[[tuple[Diagnostic, ...]], Read],
) -> Read:
    if (sign := flooding_sign(text)) is not None:
        message = f"this text has more than {MOST_SIGNS[sign]:,} times the sign {sign}"
        return refuse((Diagnostic("sign-flood", message, place.span, "remove them, or split the text"),))
    try:
        return read(place)
    except RecursionError:
        message = "quotations, lists, brackets or footnotes of this text stand within each other too deeply"
        return refuse((Diagnostic("too-deep-nesting", message, place.span, "flatten the structure"),))
