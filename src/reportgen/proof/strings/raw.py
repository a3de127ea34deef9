"""Bytes that are no text of a known format → whatever reads as text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEAST = 4
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){%d,}" % _LEAST)


def text_in(content: bytes) -> Iterator[str]:
    """The bytes as UTF-8 without what is none, and what stands there in UTF-16."""
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        yield content.decode("utf-16", "replace")
        return
    yield content.decode("utf-8", "ignore")
    yield from (each[0].decode("utf-16-le") for each in _WIDE.finditer(content))
