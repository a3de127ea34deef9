"""The one Markdown parser, set up with every rule authors may use."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from reportgen.text.grammar.places.alignment import align
from reportgen.text.grammar.places.positions import know_positions
from reportgen.text.grammar.rules.admonition_rules import admonition_plugin
from reportgen.text.grammar.rules.attribute_rules import attributes_plugin
from reportgen.text.grammar.rules.block_rules import block_plugin
from reportgen.text.grammar.rules.figure_rules import figure_plugin
from reportgen.text.grammar.rules.foreign_rules import foreign_plugin
from reportgen.text.grammar.rules.html_block_rules import html_block_plugin
from reportgen.text.grammar.rules.html_rules import html_plugin
from reportgen.text.grammar.rules.inline_rules import inline_plugin, keep_uncalled_notes
from reportgen.text.grammar.rules.reference_rules import reference_plugin


@lru_cache(maxsize=1)
def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and our rules, whose tokens know their places.

    HTML is read by rules of our own, addresses are judged later.
    """
    parser = _parser()
    know_positions(parser)
    parser.core.ruler.after("block", "align", align)
    return parser


def block_tokens(text: str) -> list[Token]:
    """The tokens of blocks; what stands inside their lines is not looked at."""
    parser, tokens = markdown_parser(), list[Token]()
    parser.block.parse(text.replace("\0", "\ufffd"), parser, {}, tokens)
    return tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.validateLink = _accept  # type: ignore[method-assign]  # a parser is set up by assigning
    deflist_plugin(parser)
    footnote_plugin(parser, inline=False, move_to_end=True)
    parser.core.ruler.before("footnote_tail", "uncalled_notes", keep_uncalled_notes)
    sub_plugin(parser)
    superscript_plugin(parser)
    block_plugin(parser)
    inline_plugin(parser)
    attributes_plugin(parser)
    html_plugin(parser)
    html_block_plugin(parser)
    admonition_plugin(parser)
    figure_plugin(parser)
    reference_plugin(parser)
    foreign_plugin(parser)
    return parser


def _accept(url: str) -> bool:  # noqa: ARG001  # the parser's own signature
    """Every address counts as a link, so that a forbidden one is reported instead of printed."""
    return True
