"""HTML → its strings, and the files that stand in it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "dfn",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    }
)
_DATA = re.compile(r"data:([\w/+.;=-]{0,100}),")
_PAYLOAD = re.compile(r"[A-Za-z0-9+/=%_.~!*:@&$?,;-]+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.text.append("\n")
        for name, value in attrs:
            self.aside += (name, "" if _is_file(value) else value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.aside.append(data)

    def handle_decl(self, decl: str) -> None:
        self.aside.append(decl)

    def handle_pi(self, data: str) -> None:
        self.aside.append(data)

    def unknown_decl(self, data: str) -> None:
        self.aside.append(data)


def strings_of_html(content: bytes) -> Iterator[str]:
    """Text, style sheets and scripts in a row; then attributes, comments and declarations."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    yield "".join(reader.text)
    yield from reader.aside


def files_in_html(content: bytes) -> Iterator[bytes]:
    """What stands in `data:` addresses, wherever they are."""
    text = content.decode("utf-8", "replace")
    for found in _DATA.finditer(text):
        payload = _PAYLOAD.match(text, found.end())
        if payload is None:
            continue
        written = unquote_to_bytes(payload[0])
        if not found[1].endswith(";base64"):
            yield written
            continue
        try:
            yield base64.b64decode(written)
        except binascii.Error:
            yield written


def _is_file(value: str | None) -> bool:
    return value is not None and value.lstrip().startswith("data:")
