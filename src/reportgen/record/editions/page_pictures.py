"""A composed page → the pictures that it shows, and words in the place of some."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from reportgen.model.names import AssetName

_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="asset:(?P<name>[^"]*)"[^>]*>')
_ALTERNATIVE = re.compile(r'\salt="(?P<text>[^"]*)"')


def pictures_in(html: str) -> tuple[AssetName, ...]:
    """The names of the pictures, as often as they are shown."""
    return tuple(_name(found) for found in _PICTURE.finditer(html))


def retell_pictures(html: str, words: Callable[[AssetName, str], str | None]) -> str:
    """The page with words in the place of some pictures; `words` gets a name and an alternative text."""

    def shown(found: re.Match[str]) -> str:
        alternative = _ALTERNATIVE.search(found[0])
        told = words(_name(found), unescape(alternative["text"]) if alternative else "")
        return found[0] if told is None else escape(told, quote=False)

    return _PICTURE.sub(shown, html)


def _name(found: re.Match[str]) -> AssetName:
    return AssetName(unescape(found["name"]))
