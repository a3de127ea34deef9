"""The HTML of a report → its tags and words, as `html.parser` reads them, three times as fast.

Composition writes tags in one way: small letters, attributes in double quotes, no comments. A page that is
wholly so is cut up by one expression; for any other the standard library's own reading stands.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

# A reference that ends as it should means the same everywhere; others depend on what follows.
_REFERENCE = r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);"
_VALUE = rf'[^"&]*(?:{_REFERENCE}[^"&]*)*'
_NAME = "[a-z][a-z0-9-]*"
# Elements whose content is no markup are read by the library.
_TAG = r"(?!(?:script|style|textarea|xmp|iframe|no[a-z]+|plaintext)\b)[a-z][a-z0-9]*"
_WORDS, _TAGS, _ENDS = 1, 3, 4
_PIECE = re.compile(rf'([^<]+)|<(?:({_TAG})((?: {_NAME}="{_VALUE}")*)>|/([a-z][a-z0-9]*)>|!(DOCTYPE html)>)')
_ATTRIBUTE = re.compile(rf' ({_NAME})="([^"]*)"')


class PageParser(HTMLParser):
    """An HTMLParser that resolves references, for subclasses that ask for tags and words and for no place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def feed(self, data: str) -> None:
        """Read a page."""
        pieces = list(_PIECE.finditer(data))
        if self.rawdata or sum(each.end() - each.start() for each in pieces) != len(data):
            super().feed(data)
            return
        for piece in pieces:
            if piece.lastindex == _WORDS:
                self.handle_data(_resolved(piece[0]))
            elif piece.lastindex == _TAGS:
                self.handle_starttag(piece[2], _attributes(piece[3]))
            elif piece.lastindex == _ENDS:
                self.handle_endtag(piece[4])
            else:
                self.handle_decl(piece[5])


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [(name, _resolved(value)) for name, value in _ATTRIBUTE.findall(written)] if written else []


def _resolved(words: str) -> str:
    return unescape(words) if "&" in words else words
