"""A drawing → the words that it sets."""

from __future__ import annotations

from lxml import etree

from reportgen.compose.pictures.drawings.declarations import SVG


def words_of(drawing: bytes) -> str:
    """The text of a sound drawing, line by line; nothing for a photograph."""
    if b"<text" not in drawing or not drawing.startswith(b"<"):
        return ""
    root = etree.fromstring(drawing)
    return "\n".join("".join(map(str, each.itertext())) for each in root.iter(f"{SVG}text"))
