"""What stands among the words a reader sees: citations, terms, links, values."""

from __future__ import annotations

from enum import StrEnum

from reportgen.model.frozen import frozen
from reportgen.model.text.place import Place


class Kind(StrEnum):
    """What a mark stands for."""

    CITATION = "citation"
    TERM = "term"
    REFERENCE = "reference"
    LINK = "link"
    IMAGE = "image"
    VALUE = "value"


@frozen
class Mark:
    """`at` is its position in the words around it, `place` its place in the file.

    `target` is what it leads to, `text` what it shows or adds.
    """

    kind: Kind
    target: str
    text: str
    at: int
    place: Place
