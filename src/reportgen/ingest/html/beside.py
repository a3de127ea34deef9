"""The address of a picture in a web page → the picture that came with the page."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)


def pictures_of(beside: Mapping[str, bytes]) -> Callable[[str], bytes | None]:
    """Finds pictures that an address holds in itself, and those of `beside`; nothing is fetched."""

    def find(source: str) -> bytes | None:
        return embedded(source) or beside.get(source) or beside.get(_path(source))

    return find


def embedded(source: str) -> bytes | None:
    """The picture that an address holds in itself."""
    found = _DATA.match(source)
    if found is None:
        return None
    try:
        return base64.b64decode(source[found.end() :], validate=False)
    except (binascii.Error, ValueError):
        return None


def _path(source: str) -> str:
    """The address without its query, its escapes and its turns; one that climbs out names nothing."""
    bare = unquote(source.partition("?")[0].partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(bare) if bare else ""
