"""A piece of Markdown after it is read."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place


@frozen
class Text:
    """The tree of several lines, and what is wrong with their form."""

    place: Place
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Line:
    """The words of one line, and what is wrong with its form."""

    place: Place
    children: tuple[Inline, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
