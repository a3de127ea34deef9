"""A tree with tracked changes → the same tree with all of them accepted or rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import ContentError
from reportgen.ingest.docx.names import W
from reportgen.ingest.importer import Changes
from reportgen.ingest.passages.gathering import Gathered
from reportgen.model.diagnostic import Diagnostic

# Element → what it does to the text it holds (ECMA-376 17.13.5).
KINDS: Mapping[str, str] = {
    W + "ins": "insertion",
    W + "moveTo": "insertion",
    W + "del": "deletion",
    W + "moveFrom": "deletion",
}
CELLS: Mapping[str, str] = {W + "cellIns": "insertion", W + "cellDel": "deletion"}
_KEPT = {Changes.ACCEPT: "insertion", Changes.REJECT: "deletion"}


def resolve_changes(root: etree._Element, wish: Changes, gathered: Gathered) -> None:
    """Decide every tracked change in `root`; text that goes is reported.

    Raises ContentError where there are changes and it is asked to stop.
    """
    found = Counter(KINDS.get(each.tag) or CELLS[each.tag] for each in root.iter(*KINDS, *CELLS))
    if not found:
        return
    if wish is Changes.STOP:
        counted = " and ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in sorted(found.items()))
        hint = "import it with --changes accept or --changes reject, or decide them in the word processor"
        message = f"the document tracks {counted} that nobody has decided"
        raise ContentError([Diagnostic("tracked-changes", message, None, hint)])
    kept = _KEPT[wish]
    for row in list(_rows(root, kept)):
        _leave(row, wish, gathered)
    for mark in list(_marks(root, kept)):
        _join_with_next(mark)
    for each in list(root.iter(*KINDS)):
        if each.getparent() is None or len(each) == 0:
            continue
        if KINDS[each.tag] == kept:
            _unwrap(each)
        else:
            _leave(each, wish, gathered)


def _rows(root: etree._Element, kept: str) -> Iterator[etree._Element]:
    """Rows and cells of tables that came or went as a whole."""
    for row in root.iter(W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and any(KINDS.get(each.tag, kept) != kept for each in properties):
            yield row
    for cell in root.iter(W + "tc"):
        properties = cell.find(W + "tcPr")
        if properties is not None and any(CELLS.get(each.tag, kept) != kept for each in properties):
            yield cell


def _marks(root: etree._Element, kept: str) -> Iterator[etree._Element]:
    """Paragraphs whose end is gone, so that they go on in the next."""
    for paragraph in root.iter(W + "p"):
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is not None and any(KINDS.get(each.tag, kept) != kept for each in properties):
            yield paragraph


def _join_with_next(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    parent = paragraph.getparent()
    if following is None or following.tag != W + "p" or parent is None:
        return
    place = 1 if following.find(W + "pPr") is not None else 0
    moved = [each for each in paragraph if each.tag != W + "pPr"]
    for offset, each in enumerate(moved):
        following.insert(place + offset, each)
    parent.remove(paragraph)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)


def _leave(element: etree._Element, wish: Changes, gathered: Gathered) -> None:
    parent = element.getparent()
    if parent is None:
        return
    what = "a deletion that was accepted" if wish is Changes.ACCEPT else "an insertion that was rejected"
    moved = "moved away" if element.tag in {W + "moveFrom", W + "moveTo"} else what
    words = "".join(each.text or "" for each in element.iter(W + "t", W + "delText"))
    gathered.leave_out(words, f"{moved} (tracked change)")
    parent.remove(element)
