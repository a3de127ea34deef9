"""A report's words → its theme, with the face for emoji where the report shows some.

Most reports have none, and their files know nothing of that face.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.fonts.emoji import find_emoji
from reportgen.fonts.face_choice import drawn
from reportgen.model.report.theme import Theme

_WORDS = b"<text"


def with_emoji(theme: Theme, html: str, images: Iterable[bytes]) -> Theme:
    """The theme whose faces draw the page and the words of its drawings."""
    if theme.emoji is None or not theme.faces:
        return theme
    return (
        replace(theme, faces=theme.all_faces)
        if any(_needs_face(text, theme) for text in _texts(html, images))
        else theme
    )


def _texts(html: str, images: Iterable[bytes]) -> Iterator[str]:
    yield html
    yield from (image.decode("utf-8", "ignore") for image in images if _WORDS in image)


def _needs_face(text: str, theme: Theme) -> bool:
    if text.isascii():
        return False
    if any(find_emoji(text)):
        return True
    lacked = {
        sign for sign in map(ord, set(text)) if not any(sign in drawn(face.content) for face in theme.faces)
    }
    return theme.emoji is not None and not lacked.isdisjoint(drawn(theme.emoji.content))
