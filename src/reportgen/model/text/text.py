"""A piece of Markdown after it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place


@frozen
class Text:
    """The tree of several lines, and what is wrong with their form.

    `notes` are the footnotes that captions and titles within it call, by label.
    """

    place: Place
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: Mapping[str, tuple[Inline, ...]] = field(default_factory=dict)


@frozen
class Line:
    """The words of one line, and what is wrong with its form."""

    place: Place
    children: tuple[Inline, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
