"""The body of an OpenDocument text → passages, element by element through three tables."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from reportgen.ingest.addresses import outside_address
from reportgen.ingest.odt.changes import add_deletion, close_change, open_change
from reportgen.ingest.odt.names import DC, DRAW, OFFICE, SVG, TABLE, TEXT, XLINK
from reportgen.ingest.odt.tables import add_table
from reportgen.ingest.odt.walk import Handlers, OdtContext, OdtWalk
from reportgen.ingest.passages.join import joined, list_item
from reportgen.model.imported import (
    Code,
    Heading,
    Image,
    Note,
    Paragraph,
    Passage,
    Place,
    Words,
    plain,
)


def _paragraph(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    place = walk.where()
    walk.inside(element, replace(context, marks=frozenset()))
    words, walk.words = tuple(walk.words), []
    if any(each.text.strip() or each.note for each in words):
        walk.gathered.add(_passage(walk, element, words, context, place))
    _show_frames(walk, replace(context, item=None))


def _passage(
    walk: OdtWalk,
    element: etree._Element,
    words: tuple[Words, ...],
    context: OdtContext,
    place: Place,
) -> Passage:
    names = walk.styles.names(element.get(TEXT + "style-name"))
    level = element.get(TEXT + "outline-level") if element.tag == TEXT + "h" else None
    if "Title" in names:
        walk.has_title = True
        walk.gathered.title = walk.gathered.title or plain(words)
        return Heading(words, 1, place)
    if level is not None:
        number = int(level) if level.isdigit() and len(level) < 3 else 1
        return Heading(words, max(1, number + walk.has_title), place)
    if context.item is not None:
        opening, walk.opening = walk.opening, None
        return list_item(words, context.item, opening, place)
    if any(name.startswith(("Preformatted", "Source Code")) for name in names):
        text = "".join(each.text for each in words)
        last = walk.gathered.passages[-1] if walk.gathered.passages else None
        if isinstance(last, Code):
            walk.gathered.passages.pop()
            text = f"{last.text}\n{text}"
        return Code(text, place)
    return Paragraph(words, place, any(name in {"Quotations", "Quote", "Block Text"} for name in names))


def _span(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    name = element.get(TEXT + "style-name")
    if walk.styles.is_hidden(name):
        walk.gathered.leave_out("".join(map(str, element.itertext())), "hidden text", walk.where())
        return
    walk.inside(element, replace(context, marks=context.marks | walk.styles.marks(name)))


def _link(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    address = outside_address(element.get(XLINK + "href"), walk.gathered, walk.where())
    walk.inside(element, replace(context, address=address or context.address))


def _spaces(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    count = element.get(TEXT + "c") or "1"
    if not walk.dropped:
        spaces = " " * (int(count) if count.isdigit() and len(count) < 4 else 1)
        walk.words.append(Words(spaces, context.marks, context.address))


def _break(walk: OdtWalk, _element: etree._Element, context: OdtContext) -> None:
    if not walk.dropped:
        walk.words.append(Words("\n", context.marks, context.address))


def _note(walk: OdtWalk, element: etree._Element, _context: OdtContext) -> None:
    key = f"n{len(walk.gathered.notes) + 1}"
    walk.gathered.notes.append(Note(key, ()))
    place = len(walk.gathered.notes) - 1
    body = element.find(TEXT + "note-body")
    parts = [] if body is None else [joined([each]) for each in walk.apart(body)]
    walk.gathered.notes[place] = Note(key, tuple(each for each in parts if each), walk.where())
    walk.words.append(Words("", note=key))


def _comment(walk: OdtWalk, element: etree._Element, _context: OdtContext) -> None:
    author = element.findtext(DC + "creator") or "nobody named"
    words = " ".join("".join(map(str, each.itertext())) for each in element.iter(TEXT + "p"))
    walk.gathered.leave_out(words, f"a comment by {author}", walk.where())


def _frame(walk: OdtWalk, element: etree._Element, _context: OdtContext) -> None:
    alt = (element.findtext(SVG + "desc") or element.findtext(SVG + "title") or "").strip()
    image = element.find(DRAW + "image")
    if image is not None:
        walk.pictures.append((image.get(XLINK + "href") or "", alt))
    walk.boxes += element.findall(DRAW + "text-box")
    if image is None and not walk.boxes:
        words = " ".join(map(str, element.itertext()))
        walk.gathered.leave_out(words, "an embedded object", walk.where())


def _picture(walk: OdtWalk, name: str, alt: str) -> None:
    content = walk.archive.get(name.removeprefix("./"))
    if content is None:
        why = "the picture is not in the document and was not fetched"
        walk.gathered.leave_out(f"picture {name[:200]} {alt}".strip(), why, walk.where())
        return
    key = walk.gathered.picture(f"{name} {alt}".strip(), content)
    if key is not None:
        walk.gathered.add(Image(key, alt, walk.where()))


def _block_frame(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    _frame(walk, element, context)
    _show_frames(walk, context)


def _show_frames(walk: OdtWalk, context: OdtContext) -> None:
    """Add the pictures and the text boxes that were met, behind the paragraph that they stand in."""
    pictures, walk.pictures = walk.pictures, []
    boxes, walk.boxes = walk.boxes, []
    for name, alt in pictures:
        _picture(walk, name, alt)
    for box in boxes:
        walk.read(box, context)


def _list(walk: OdtWalk, element: etree._Element, context: OdtContext) -> None:
    depth = 0 if context.item is None else context.item + 1
    name = element.get(TEXT + "style-name") or context.list_style
    start = walk.styles.start(name, depth)
    goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
    number = walk.counts.get((name, depth), start or 1) if goes_on else start
    for child in element:
        if child.tag not in {TEXT + "list-item", TEXT + "list-header"}:
            continue
        written = child.get(TEXT + "start-value") or ""
        number = int(written) if written.isdigit() and len(written) < 7 and number is not None else number
        is_item = child.tag == TEXT + "list-item"
        first = next((each for each in child), None)
        holds_words = first is not None and first.tag in {TEXT + "p", TEXT + "h"}
        walk.opening = (depth, number) if is_item and holds_words else None
        walk.read(child, replace(context, item=depth, list_style=name))
        walk.opening = None
        number = number + 1 if number is not None and holds_words else number
        if number is not None:
            walk.counts[name, depth] = number


def _page_break(walk: OdtWalk, _element: etree._Element, _context: OdtContext) -> None:
    walk.page += 1


def _nothing(walk: OdtWalk, _element: etree._Element, _context: OdtContext) -> None:
    pass


HANDLERS = Handlers(
    blocks={
        TEXT + "p": _paragraph,
        TEXT + "h": _paragraph,
        TEXT + "list": _list,
        TEXT + "section": OdtWalk.read,
        TEXT + "numbered-paragraph": OdtWalk.read,
        TABLE + "table": add_table,
        DRAW + "frame": _block_frame,
    },
    inline={
        TEXT + "span": _span,
        TEXT + "a": _link,
        TEXT + "s": _spaces,
        TEXT + "tab": _spaces,
        TEXT + "line-break": _break,
        TEXT + "note": _note,
        OFFICE + "annotation": _comment,
        DRAW + "frame": _frame,
        OFFICE + "annotation-end": _nothing,
    },
    marks={
        TEXT + "soft-page-break": _page_break,
        TEXT + "change-start": open_change,
        TEXT + "change-end": close_change,
        TEXT + "change": add_deletion,
    },
)
