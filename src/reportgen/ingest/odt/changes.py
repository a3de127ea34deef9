"""Tracked changes of an OpenDocument text, decided while the walk passes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ingest.importer import Changes
from reportgen.ingest.odt.names import TEXT

if TYPE_CHECKING:
    from reportgen.ingest.odt.body import Body, Setting


def open_change(body: Body, element: etree._Element, _setting: Setting) -> None:
    """An insertion begins; a rejected one is kept apart until it ends."""
    name = element.get(TEXT + "change-id") or ""
    if body.changes is Changes.REJECT and name in body.regions:
        body.dropped[name] = []


def close_change(body: Body, element: etree._Element, _setting: Setting) -> None:
    """An insertion ends; what was rejected is said."""
    words = body.dropped.pop(element.get(TEXT + "change-id") or "", None)
    if words is not None:
        body.gathered.leave_out(
            "".join(words), "an insertion that was rejected (tracked change)", body.where()
        )


def add_deletion(body: Body, element: etree._Element, setting: Setting) -> None:
    """Words that were deleted here: they come back, or are said."""
    region = body.regions.get(element.get(TEXT + "change-id") or "")
    deleted = None if region is None else region.find(TEXT + "deletion")
    paragraphs = [] if deleted is None else [each for each in deleted if each.tag in {TEXT + "p", TEXT + "h"}]
    if body.changes is Changes.REJECT:
        for position, each in enumerate(paragraphs):
            body.say("\n" if position else "", setting)
            body.inside(each, setting)
        return
    words = " ".join("".join(map(str, each.itertext())) for each in paragraphs)
    body.gathered.leave_out(words, "a deletion that was accepted (tracked change)", body.where())
