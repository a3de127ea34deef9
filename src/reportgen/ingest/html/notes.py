"""An HTML tree → its footnotes by id, taken out of the running text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_KINDS = re.compile(r"\b(?:sd)?(?:foot|end|rear)note(?:s?|\d+)\b|\bdoc-(?:foot|end)notes?\b", re.IGNORECASE)
_BACK = re.compile(r"^[\s↩↵⏎←↑\ufe0e\ufe0f^*()\[\]\d.]*$")


def find_notes(root: HtmlElement) -> Mapping[str, HtmlElement]:
    """Notes that something calls, by their id."""
    addresses = {link.get("href") or "" for link in root.iter("a")}
    called = {address[1:] for address in addresses if address.startswith("#") and address != "#"}
    notes: dict[str, HtmlElement] = {}
    within: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.get("id") or element.get("name")
        if name not in called or name is None or name in notes:
            continue
        note = element if element.tag != "a" else next(element.iterancestors("div", "li"), None)
        if note is None or not _is_note(note) or note in within:
            continue
        if within.isdisjoint(note.iterancestors()):
            notes[name] = note
            within.add(note)
    return notes


def is_way_back(link: HtmlElement, note_ids: Mapping[str, HtmlElement]) -> bool:
    """Whether a link within a note only leads back to its call."""
    address = link.get("href") or ""
    return address.startswith("#") and address[1:] not in note_ids and bool(_BACK.match(link.text_content()))


def _is_note(element: HtmlElement) -> bool:
    if element.tag not in {"li", "aside", "div", "p", "section", "dd"}:
        return False
    near = (element, *(each for _, each in zip(range(3), element.iterancestors(), strict=False)))
    return any(
        _KINDS.search(
            " ".join(each.get(name) or "" for name in ("class", "role", "epub:type", EPUB_TYPE, "id"))
        )
        for each in near
    )
