"""A piece of Markdown before and after it is read."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.text.blocks import Block
from reportgen.model.text.place import Place


@frozen
class Text:
    """The tree of one piece of Markdown, and what is wrong with its form."""

    place: Place
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
