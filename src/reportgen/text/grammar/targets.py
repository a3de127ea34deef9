"""`(address "title")` behind the words of a link or image → its address and title, each at its place."""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from reportgen.model.frozen import frozen
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.grammar.places.content import Content

_SPACE = re.compile(r"[ \t\n]*")
_WRITTEN = re.compile(
    r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});"
)


@frozen
class Target:
    """`address` as it is followed; of a link by label, `place` is the label."""

    address: str
    place: Place
    title: Words = Words()


def target_of(token: Token, content: Content, inner: tuple[int, int], end: int) -> Target:
    """The target of a link or image whose words stand at `inner` and that ends before `end`."""
    address = str(token.attrs.get("href", token.attrs.get("src", "")))
    if token.markup == "autolink":
        return Target(address, content.place(*inner))
    if token.markup == "html":
        return Target(address, content.place(*token.meta["target"]))
    at = inner[1] + 1
    if content.text[at : at + 1] != "(":
        place = _label(content, inner, end)
        return Target(address, place, made(str(token.attrs.get("title", "")), place, Maker.REFERENCE))
    first = _behind_space(content.text, at + 1)
    found = parseLinkDestination(content.text, first, end)
    if not found.ok:
        return Target(address, content.place(first, first))
    pointed = content.text.startswith("<", first)
    place = content.place(first + 1, found.pos - 1) if pointed else content.place(first, found.pos)
    return Target(address, place, _title(content, found.pos, end))


def _title(content: Content, behind: int, end: int) -> Words:
    first = _behind_space(content.text, behind)
    found = parseLinkTitle(content.text, first, end) if first > behind else None
    if found is None or not found.ok:
        return Words()
    written = content.words(first + 1, found.pos - 1)
    if str(written) == found.str:
        return written
    read = written.substitute(_WRITTEN, _meant, Maker.ESCAPE)
    return read if str(read) == found.str else content.as_read(found.str, first + 1, found.pos - 1)


def _meant(found: re.Match[str]) -> str:
    return unescapeAll(found[0])


def _behind_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _label(content: Content, inner: tuple[int, int], end: int) -> Place:
    """What calls for an address that is written elsewhere: the label, or the words themselves."""
    first = inner[1] + 2
    has_label = content.text[first - 1 : first] == "["
    after = content.text.find("]", first, end) if has_label else -1
    return content.place(first, after) if after > first else content.place(*inner)
