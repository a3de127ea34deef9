"""A Word body → calls and notes beside the plain ones: lists of notes with links, notes called again."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportgen.ingest.docx.names import W, is_raised, value
from reportgen.ingest.docx.styles import Styles

_CALLS = {W + "footnoteReference": "f", W + "endnoteReference": "e"}


def find_listed_notes(body: etree._Element, styles: Styles) -> frozenset[str]:
    """The bookmarks of list items that raised links call."""
    called = {
        link.get(W + "anchor") or ""
        for link in body.iter(W + "hyperlink")
        if link.get(W + "anchor") and is_raised_link(link, styles)
    }
    if not called:
        return frozenset()
    return frozenset(
        name
        for paragraph in body.iter(W + "p")
        if _is_listed(paragraph, styles)
        for name in bookmarks_of(paragraph)
        if name in called
    )


def find_repeated_calls(body: etree._Element) -> Mapping[str, str]:
    """Bookmark → the key of the note whose call stands in it; a field NOTEREF calls that note again."""
    found: dict[str, str] = {}
    for paragraph in body.iter(W + "p"):
        is_open: dict[str, str] = {}
        for child in paragraph.iter(W + "bookmarkStart", W + "bookmarkEnd", *_CALLS):
            number = child.get(W + "id") or ""
            if child.tag == W + "bookmarkStart":
                is_open[number] = child.get(W + "name") or ""
            elif child.tag == W + "bookmarkEnd":
                is_open.pop(number, None)
            else:
                found.update(dict.fromkeys(is_open.values(), f"{_CALLS[child.tag]}{number}"))
    return found


def bookmarks_of(paragraph: etree._Element) -> tuple[str, ...]:
    """The bookmarks that open in a paragraph."""
    return tuple(each.get(W + "name") or "" for each in paragraph.iterchildren(W + "bookmarkStart"))


def is_raised_link(link: etree._Element, styles: Styles) -> bool:
    """Whether all of a link is a short raised sign."""
    runs = list(link.iterchildren(W + "r"))
    text = "".join(each.text or "" for each in link.iter(W + "t")).strip()
    return (
        bool(runs)
        and 0 < len(text) <= 5
        and all(
            is_raised(run.find(W + "rPr")) or styles.get(value(run.find(W + "rPr"), "rStyle")).is_raised
            for run in runs
        )
    )


def _is_listed(paragraph: etree._Element, styles: Styles) -> bool:
    properties = paragraph.find(W + "pPr")
    own = None if properties is None else properties.find(W + "numPr")
    return own is not None or styles.get(value(properties, "pStyle")).list_id is not None
