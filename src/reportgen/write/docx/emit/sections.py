"""Page boxes → section properties: size, margins, columns, and which running heads stand where."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Layout, PageBox
from reportgen.write.docx.body.first_page import mirrors_margins, ordinary_page, same_area, swapped
from reportgen.write.docx.emit.running_heads import Band, RunningHeads
from reportgen.write.docx.ooxml import Node, name, parent, twips, w
from reportgen.write.docx.values.blocks import SectionEnd

# Footer and header: the side of the page they stand at, and its place among the margins.
SIDES = {"header": ("top-", 0), "footer": ("bottom-", 2)}
DEFAULT_BOX = PageBox("", "right", False, 595.3, 841.9, (72.0, 72.0, 72.0, 72.0), {})  # noqa: FBT003


@frozen
class Area:
    """A page as a section has it: one set of margins, and how far head and foot stand from the edge."""

    width: float
    height: float
    margin: tuple[float, float, float, float]
    distance: tuple[float, float]


@frozen
class TemplatePage:
    """What a house template says of every page, in place of the theme: its heads and feet, size and margins.

    An empty one leaves everything to the theme. `text_width` is that of its text, in twips;
    `turned_references` are its heads and feet for pages that are turned; `mirrors_heads` says that left
    pages have their own.
    """

    references: tuple[Node, ...] = ()
    has_title_page: bool = False
    size: Node | None = None
    margins: Node | None = None
    mirrors_margins: bool = False
    mirrors_heads: bool = False
    text_width: int = 0
    turned_references: tuple[Node, ...] = ()


THEME_PAGE = TemplatePage()


@dataclass(slots=True)
class SectionWriter:
    """Writes sections in order; `has_first_section` says that the first page is a section of its own."""

    layout: Layout
    heads: RunningHeads
    has_endnotes: bool
    has_first_section: bool = False
    template: TemplatePage = THEME_PAGE
    _sections: int = 0

    @property
    def mirrors_heads(self) -> bool:
        """Whether left pages have running heads of their own."""
        if self.template.references:
            return self.template.mirrors_heads
        return any(_left(self.layout, box) is not None for box in self.layout.boxes if not box.is_first)

    @property
    def mirrors_margins(self) -> bool:
        """Whether the margins of left pages are those of right pages the other way round."""
        if self.template.margins is not None:
            return self.template.mirrors_margins
        return mirrors_margins(self.layout.boxes)

    def write(self, end: SectionEnd) -> Node:
        """`w:sectPr` for the part of the document that ends here."""
        self._sections += 1
        boxes = self.layout.boxes
        first = next((each for each in boxes if each.is_first and each.name == end.page), None)
        box = (first if end.is_first else None) or ordinary_page(boxes, end.page) or DEFAULT_BOX
        if self._sections > 1 or self.has_first_section or first is None or _looks_like(first, box):
            first = None
        if self.mirrors_margins and box.side == "left":
            # Word wants the margins of a right page, and the layout has none of this kind.
            box = swapped(box)
        area = _area(box, first or box)
        node = parent("sectPr")
        has_title_page = first is not None
        if self.template.references:
            has_title_page = self.template.has_title_page and self._sections == 1
            turned = self.template.turned_references if box.width > box.height else ()
            node.extend(deepcopy(each) for each in turned or self.template.references)
        else:
            node.extend(self._references(box, first, area))
        if self.has_endnotes:
            # The default would be small roman numbers.
            node.append(parent("endnotePr", w("numFmt", "decimal")))
        node.append(w("type", end.begins))
        node.append(_size(area) if self.template.size is None else self._template_size(area))
        node.append(_margins(area) if self.template.margins is None else self._template_margins(area))
        columns: dict[str, object] = {"space": twips(end.column_gap or 36)}
        if end.columns > 1:
            columns = {"num": end.columns, **columns}
        node.append(w("cols", **columns))
        if has_title_page:
            node.append(w("titlePg"))
        return node

    def _template_size(self, area: Area) -> Node:
        assert self.template.size is not None  # noqa: S101  # asked only then
        return turned_size(self.template.size) if area.width > area.height else deepcopy(self.template.size)

    def _template_margins(self, area: Area) -> Node | None:
        """The template's margins; heads and feet of the theme keep their distance from the edge."""
        margins = deepcopy(self.template.margins)
        if margins is not None and not self.template.references:
            for side, distance in zip(SIDES, area.distance, strict=True):
                margins.set(name(f"w:{side}"), twips(distance))
        return margins

    def _text_width(self, page: PageBox, area: Area) -> float:
        """How wide the text of a page is, in points."""
        margins = self.template.margins
        if margins is None:
            return page.width - page.margin[1] - page.margin[3]
        size = _size(area) if self.template.size is None else self._template_size(area)
        sides = (margins.get(name(each), "0") for each in ("w:left", "w:right"))
        return (float(size.get(name("w:w"))) - sum(map(float, sides))) / 20

    def _references(self, box: PageBox, first: PageBox | None, area: Area) -> list[Node]:
        """The heads and feet of ordinary, first and left pages."""
        pages = {"default": box}
        if first is not None:
            pages["first"] = first
        if self.mirrors_heads:
            pages["even"] = _left(self.layout, box) or box
        return [
            self.heads.reference(which, _band(kind, page, area, self._text_width(page, area)))
            for kind in SIDES
            for which, page in pages.items()
        ]


def turned_size(size: Node) -> Node:
    """A template's page on its long side (`w:pgSz`, ECMA-376 17.6.13)."""
    turned = deepcopy(size)
    sides = (size.get(name("w:w"), ""), size.get(name("w:h"), ""))
    width, height = sorted(sides, key=float, reverse=True)
    for key, value in (("w:w", width), ("w:h", height), ("w:orient", "landscape")):
        turned.set(name(key), value)
    return turned


def _left(layout: Layout, box: PageBox) -> PageBox | None:
    """The left pages beside these right ones, if their running heads say something else."""
    if box.side != "right" or box.is_first:
        return None
    sides = (each for each in layout.boxes if each.name == box.name and not each.is_first)
    left = next((each for each in sides if each.side == "left"), None)
    return None if left is None or _generated_content(left) == _generated_content(box) else left


def _looks_like(first: PageBox, box: PageBox) -> bool:
    """Whether one kind of page does for both; pages of other width cannot share a section at all."""
    return _generated_content(first) == _generated_content(box) and (
        same_area(first, box) or not same_area(first, box, across_only=True)
    )


def _generated_content(box: PageBox) -> dict[str, object]:
    return {**{slot: each.look.generated for slot, each in box.boxes.items()}, "": box.pictures}


def _area(box: PageBox, first: PageBox) -> Area:
    """The smaller margins and distances of two kinds of page; their heads and feet fill up the rest."""
    top, right, bottom, left = box.margin
    if same_area(first, box, across_only=True):
        top, bottom = min(top, first.margin[0]), min(bottom, first.margin[2])
    distances = tuple(min(_distance(kind, box), _distance(kind, first)) for kind in SIDES)
    return Area(box.width, box.height, (top, right, bottom, left), (distances[0], distances[1]))


def _band(kind: str, box: PageBox, area: Area, width: float) -> Band:
    side, place = SIDES[kind]
    slots = {slot.removeprefix(side): each for slot, each in box.boxes.items() if slot.startswith(side)}
    own, common = _distance(kind, box), area.distance[0 if kind == "header" else 1]
    is_deeper = box.margin[place] > area.margin[place]
    return Band(
        kind=kind,
        slots=slots,
        width=width,
        outer=max(0.0, own - common),
        depth=box.margin[place] - own if is_deeper else 0.0,
        pictures=tuple(each for slot, each in box.pictures.items() if slot.startswith(side)),
    )


def _distance(kind: str, box: PageBox) -> float:
    """How far the running head stands from its edge of the page."""
    side, place = SIDES[kind]
    present = [each for slot, each in box.boxes.items() if slot.startswith(side)]
    if not present:
        return box.margin[place] / 2
    return min(each.top if kind == "header" else box.height - each.bottom for each in present)


def _size(area: Area) -> Node:
    size: dict[str, object] = {"w": twips(area.width), "h": twips(area.height)}
    if area.width > area.height:
        size["orient"] = "landscape"
    return w("pgSz", **size)


def _margins(area: Area) -> Node:
    top, right, bottom, left = area.margin
    header, footer = area.distance
    return w(
        "pgMar",
        top=twips(top),
        right=twips(right),
        bottom=twips(bottom),
        left=twips(left),
        header=twips(header),
        footer=twips(footer),
        gutter=0,
    )
