"""Tracked changes of an OpenDocument text, decided while the walk passes them."""

from __future__ import annotations

from lxml import etree

from reportgen.ingest.importer import Changes
from reportgen.ingest.odt.names import TEXT
from reportgen.ingest.odt.walk import OdtContext, OdtWalk


def open_change(walk: OdtWalk, element: etree._Element, _context: OdtContext) -> None:
    """An insertion begins; a rejected one is kept apart until it ends."""
    name = element.get(TEXT + "change-id") or ""
    if walk.changes is Changes.REJECT and name in walk.regions:
        walk.dropped[name] = []


def close_change(walk: OdtWalk, element: etree._Element, _context: OdtContext) -> None:
    """An insertion ends; what was rejected is reported."""
    words = walk.dropped.pop(element.get(TEXT + "change-id") or "", None)
    if words is not None:
        walk.gathered.leave_out(
            "".join(words), "an insertion that was rejected (tracked change)", walk.where()
        )


def add_deletion(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    """Words that were deleted here: they come back, or are reported."""
    region = walk.regions.get(element.get(TEXT + "change-id") or "")
    deleted = None if region is None else region.find(TEXT + "deletion")
    paragraphs = [] if deleted is None else [each for each in deleted if each.tag in {TEXT + "p", TEXT + "h"}]
    if walk.changes is Changes.REJECT:
        for position, each in enumerate(paragraphs):
            walk.add_text("\n" if position else "", context)
            walk.inside(each, context)
        return
    words = " ".join("".join(map(str, each.itertext())) for each in paragraphs)
    walk.gathered.leave_out(words, "a deletion that was accepted (tracked change)", walk.where())
