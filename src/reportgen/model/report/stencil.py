"""One composed document for many rows: its text, with a gap wherever a row's value stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from html import escape
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document


class Way(StrEnum):
    """How a row's report came to its pages."""

    IN_PLACE = "set in place"
    IN_PART = "laid out in part"
    IN_FULL = "laid out in full"


class Writing(StrEnum):
    """How a value is written where it stands."""

    PLAIN = "plain"
    TEXT = "text"
    ATTRIBUTE = "attribute"


@frozen
class Gap:
    """The place of one value."""

    column: str
    writing: Writing


Piece: TypeAlias = str | Gap

WRITERS: Mapping[Writing, Callable[[str], str]] = {
    Writing.PLAIN: str,
    Writing.TEXT: lambda value: escape(value, quote=False),
    Writing.ATTRIBUTE: escape,
}


@frozen
class Stencil:
    """`document` shows a mark, a word of no language, in the place of each column's values."""

    document: Document
    marks: Mapping[str, str]
    html: tuple[Piece, ...]
    title: tuple[Piece, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that the document shows."""
        return frozenset(piece.column for piece in (*self.html, *self.title) if isinstance(piece, Gap))


def fill(stencil: Stencil, values: Mapping[str, str]) -> Document:
    """The document of one row."""
    title = fill_pieces(stencil.title, values)
    return replace(
        stencil.document,
        page=page_from_html(fill_pieces(stencil.html, values)),
        title=title,
        metadata=replace(stencil.document.metadata, title=title),
    )


def fill_pieces(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> str:
    """The text with `values` in its gaps."""
    return "".join(
        piece if isinstance(piece, str) else WRITERS[piece.writing](values[piece.column]) for piece in pieces
    )
