"""Places change no rule: the tree holds the words that the parser gives without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from reportgen.model.text.blocks import Code
from reportgen.model.text.inlines import CodeSpan, Plain
from reportgen.text.grammar.parser import _parser
from reportgen.text.walk import walk
from text.random_markdown import random_markdown, read

# Notes stand elsewhere in the parser's own order, attributes of headings are no words; signs of HTML, of
# tasks and of others' callouts are taken away.
_ELSEWHERE = re.compile(r"\[\^|\{[#.:]|<(?!http)|\[[ x!]\]?|TOC|newpage")
TEXTS = tuple(
    text for text in (random_markdown(seed) for seed in range(5000, 11000)) if not _ELSEWHERE.search(text)
)


def given(tokens: Iterable[Token]) -> Iterator[str]:
    """The words of the parser's tokens; those of a picture stand within it."""
    for token in tokens:
        if token.type in {"text", "code_inline", "fence", "code_block", "foreign"} and token.content:
            yield token.content
        yield from given(token.children or ())


def held(text: str) -> Iterator[str]:
    """The words of the tree."""
    for node in walk(read(text).blocks):
        if isinstance(node, Plain | CodeSpan | Code) and node.words:
            yield str(node.words)


def test_the_tree_holds_what_the_parser_gives() -> None:
    parser = _parser()
    assert len(TEXTS) > 300

    for text in TEXTS:
        assert list(held(text)) == list(given(parser.parse(text, {}))), text
