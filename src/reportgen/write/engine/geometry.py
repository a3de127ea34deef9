"""The engine's page boxes → used sizes, page boxes, the page of every anchor, and the flow on each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any
from urllib.parse import unquote

from weasyprint.formatting_structure import boxes as engine_boxes

from reportgen.model.frozen import frozen
from reportgen.model.names import Anchor
from reportgen.model.report.layout import Lines, MarginBox, MarginPicture, PageBox
from reportgen.write.engine.fetch import SCHEME
from reportgen.write.engine.looks import POINTS, read_look
from reportgen.write.layout.facts import FlowMark, FlowPage
from reportgen.write.layout.running_text import unbroken
from reportgen.write.layout.used_fonts import UsedFonts

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What theme and writers keep on one page.
BLOCK = "block-"
WHOLE = frozenset({"aside", "figure"})


@frozen
class Geometry:
    """Used sizes by the engine's element, page boxes as first used, pages by anchor.

    `generated` is what `::before` and `::after` show, by element and pseudo-element; `spans` the first and
    the last page of each element, `lines` how the text of each fills its lines.
    """

    widths: Mapping[Any, tuple[float, ...]]
    sizes: Mapping[Any, tuple[float, float]]
    boxes: tuple[PageBox, ...]
    page_of: Mapping[Anchor, int]
    generated: Mapping[tuple[Any, str], str]
    spans: Mapping[Any, tuple[int, int]]
    lines: Mapping[Any, Lines] = field(default_factory=dict)


def boxes_in(box: Any) -> Iterator[Any]:
    """A box and all within it, in their order; of what stands elsewhere on the page only its place."""
    waiting = [box]
    while waiting:
        each = waiting.pop()
        yield each
        if isinstance(each, engine_boxes.Box):
            waiting.extend(reversed(each.children))


def shown_elements(engine: Any) -> frozenset[Any]:
    """The engine's elements that have a box of their own on some page; the call of a note is none."""
    shown: set[Any] = set()
    for page in engine.pages:
        for box in boxes_in(page._page_box):  # noqa: SLF001  # the engine offers no other way
            if box.element is not None and "::" not in str(box.element_tag):
                shown.add(box.element)
    return frozenset(shown)


def printed_notes(engine: Any) -> Mapping[Any, int]:
    """On how many pages the number of each note stands at the foot, by the engine's element."""
    printed: Counter[Any] = Counter()
    for page in engine.pages:
        boxes = boxes_in(page._page_box)  # noqa: SLF001  # as above
        printed.update({each.element for each in boxes if str(each.element_tag) == "span::footnote-marker"})
    return printed


def read_geometry(engine: Any, fonts: UsedFonts) -> Geometry:
    """Walk the pages once."""
    widths: dict[Any, tuple[float, ...]] = {}
    sizes: dict[Any, tuple[float, float]] = {}
    boxes: dict[tuple[str, str, bool], Any] = {}
    strings: dict[str, set[str]] = {}
    page_of: dict[Anchor, int] = {}
    generated: dict[tuple[Any, str], str] = {}
    spans: dict[Any, tuple[int, int]] = {}
    for number, page in enumerate(engine.pages, 1):
        for anchor in page.anchors:
            page_of.setdefault(Anchor(anchor), number)
        box = page._page_box  # noqa: SLF001  # the engine offers no other way; held by the contract test
        kind = box.page_type
        # A page that is the first of the document differs only where the theme says so.
        key = (kind.name, kind.side, number == 1)
        boxes.setdefault(key, box)
        for each in boxes_in(box):
            for name, value in getattr(each, "string_set", None) or ():
                strings.setdefault(name, set()).add(value)
            element = each.element
            if element is None:
                continue
            spans[element] = (spans[element][0] if element in spans else number, number)
            if isinstance(each, engine_boxes.TableBox) and element not in widths:
                widths[element] = tuple(round(width * POINTS, 2) for width in each.column_widths)
            elif isinstance(each, engine_boxes.ReplacedBox) and element not in sizes:
                sizes[element] = (round(each.width * POINTS, 2), round(each.height * POINTS, 2))
            elif isinstance(each, engine_boxes.TextBox) and "::" in (each.element_tag or ""):
                place = (element, each.element_tag.partition("::")[2])
                generated[place] = generated.get(place, "") + each.text
    kinds = tuple(_page_box(box, fonts, strings, is_first=key[2]) for key, box in boxes.items())
    return Geometry(widths, sizes, kinds, page_of, generated, spans)


def read_flow(engine: Any) -> tuple[FlowPage, ...]:
    """What the flow put on each page; margin boxes and footnotes left out."""
    pages = []
    for number, page in enumerate(engine.pages, 1):
        box = page._page_box  # noqa: SLF001  # as above
        marks: list[FlowMark] = []
        for each in box.children:
            if not isinstance(each, (engine_boxes.MarginBox, engine_boxes.FootnoteAreaBox)):
                marks += _flow_marks(each, None, None, None)
        top = box.content_box_y()
        pages.append(FlowPage(number, top, top + box.height, tuple(marks)))
    return tuple(pages)


def _judgement(name: str) -> str | None:
    """The block that is an item of a list."""
    return name.removeprefix(BLOCK) if name.startswith(BLOCK) else None


def _flow_marks(box: Any, heading: Any, whole: Any, block: str | None) -> Iterator[FlowMark]:
    """The marks within a box, in document order, which stands in a heading, a whole and a block."""
    element = box.element
    if element is not None and box.element_tag == element.tag:
        if element.tag in HEADINGS:
            heading = element
        elif element.tag in WHOLE and whole is None:
            whole = element
        block = element.get("data-block") or _judgement(element.get("id", "")) or block
    if isinstance(box, engine_boxes.LineBox):
        yield FlowMark(box.position_y + box.height, heading, whole, block)
        return
    children = getattr(box, "children", ())
    if not children and box.border_height() > 0:
        yield FlowMark(box.position_y + box.margin_top + box.border_height(), heading, whole, block)
    for child in children:
        yield from _flow_marks(child, heading, whole, block)


def _page_box(box: Any, fonts: UsedFonts, strings: Mapping[str, Iterable[str]], *, is_first: bool) -> PageBox:
    margin_boxes = {
        each.at_keyword.removeprefix("@"): _margin_box(each, fonts, strings)
        for each in box.children
        if isinstance(each, engine_boxes.MarginBox) and each.children
    }
    return PageBox(
        name=box.page_type.name,
        side=box.page_type.side,
        is_first=is_first,
        width=round(box.margin_width() * POINTS, 2),
        height=round(box.margin_height() * POINTS, 2),
        margin=(
            round(box.margin_top * POINTS, 2),
            round(box.margin_right * POINTS, 2),
            round(box.margin_bottom * POINTS, 2),
            round(box.margin_left * POINTS, 2),
        ),
        boxes=margin_boxes,
        pictures={
            each.at_keyword.removeprefix("@"): picture
            for each in box.children
            if isinstance(each, engine_boxes.MarginBox) and (picture := margin_picture(each)) is not None
        },
    )


def margin_picture(box: Any) -> MarginPicture | None:
    """The one picture behind a margin box."""
    if box.background is None:
        return None
    sources = box.style["background_image"]
    for (kind, address), layer in zip(sources, box.background.layers, strict=False):
        if kind == "url" and layer.image is not None:
            left, top = (layer.positioning_area[side] + layer.position[side] for side in (0, 1))
            found = (round(each * POINTS, 2) for each in (left, top, *layer.size))
            return MarginPicture(unquote(address.removeprefix(SCHEME)), *found)
    return None


def _margin_box(box: Any, fonts: UsedFonts, strings: Mapping[str, Iterable[str]]) -> MarginBox:
    lines = [each for each in boxes_in(box) if isinstance(each, engine_boxes.LineBox)]
    texts = [
        "".join(each.text for each in boxes_in(line) if isinstance(each, engine_boxes.TextBox))
        for line in lines
    ]
    look = read_look(box.style, {}, fonts)
    top = min((line.position_y for line in lines), default=box.position_y)
    bottom = max((line.position_y + line.height for line in lines), default=top)
    return MarginBox(
        look=look,
        text=unbroken(texts, look.generated, strings),
        top=round(top * POINTS, 2),
        bottom=round(bottom * POINTS, 2),
    )
