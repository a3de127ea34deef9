"""Page boxes → section properties with headers and footers whose parts are fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace

from reportgen.model.layout import Layout, Look, MarginBox, PageBox, Token
from reportgen.write.docx.blocks import SectionEnd
from reportgen.write.docx.builder import page_box
from reportgen.write.docx.desk import Desk, Pen
from reportgen.write.docx.emit_inline import field as field_nodes
from reportgen.write.docx.emit_inline import text_nodes
from reportgen.write.docx.lent import NOTHING_LENT, Lent
from reportgen.write.docx.looks import NO_FRAME, ParagraphLook, frame_of, paragraph_look, text_look
from reportgen.write.docx.ooxml import Node, make, name, parent, part_root, twips, w
from reportgen.write.docx.properties import (
    in_paragraph_order,
    in_run_order,
    paragraph_properties,
    run_properties,
)
from reportgen.write.docx.watermark import write_watermark

SLOTS = ("left", "center", "right")
BANDS = {"header": "top", "footer": "bottom"}
PATTERNS = {"counter": "[0-9]+"}


@dataclass(frozen=True, slots=True)
class Running:
    """One header or footer part: its root and the pen that wrote it."""

    kind: str
    name: str
    root: Node
    pen: Pen


@dataclass(slots=True)
class SectionWriter:
    """Writes sections in order; headers and footers that say the same are one part."""

    layout: Layout
    desk: Desk
    strings: Mapping[str, str]
    watermark: tuple[str, str] | None
    has_endnotes: bool
    lent: Lent = NOTHING_LENT
    parts: list[Running] = field(default_factory=list)
    mirrors: bool = False
    _made: dict[tuple[object, ...], str] = field(default_factory=dict)
    _sections: int = 0

    def write(self, end: SectionEnd) -> Node:
        """`w:sectPr` for the part of the document that ends here."""
        self._sections += 1
        boxes = self.layout.boxes
        box = page_box(boxes, end.page) or DEFAULT_BOX
        node = parent("sectPr")
        first = next((each for each in boxes if each.is_first and each.name == end.page), None)
        left = next(
            (each for each in boxes if each.side == "left" and each.name == end.page and not each.is_first),
            None,
        )
        has_first = self._sections == 1 and first is not None and not _same(first, box)
        has_even = left is not None and box.side == "right" and not box.is_first and not _same(left, box)
        if self.lent.references:
            has_first, has_even = self.lent.has_title_page and self._sections == 1, False
            self.mirrors = self.mirrors or any(
                each.get(name("w:type")) == "even" for each in self.lent.references
            )
            node.extend(deepcopy(each) for each in self.lent.references)
        else:
            self.mirrors = self.mirrors or has_even
            for kind in ("header", "footer"):
                node.append(self._reference(kind, "default", box))
                if has_first and first is not None:
                    node.append(self._reference(kind, "first", first))
                if self.mirrors:
                    even = left if has_even and left is not None else box
                    node.append(self._reference(kind, "even", even))
        if self.has_endnotes:
            # The default would be small roman numbers.
            node.append(parent("endnotePr", w("numFmt", "decimal")))
        node.append(w("type", "continuous" if end.is_continuous else "nextPage"))
        node.append(_size(box) if self.lent.size is None else deepcopy(self.lent.size))
        node.append(_margins(box) if self.lent.margins is None else deepcopy(self.lent.margins))
        columns: dict[str, object] = {"space": twips(end.column_gap or 36)}
        if end.columns > 1:
            columns = {"num": end.columns, **columns}
        node.append(w("cols", **columns))
        if has_first:
            node.append(w("titlePg"))
        return node

    def _reference(self, kind: str, which: str, box: PageBox) -> Node:
        boxes = {slot: box.boxes.get(f"{BANDS[kind]}-{slot}") for slot in SLOTS}
        width = box.width - box.margin[1] - box.margin[3]
        key = (
            kind,
            width,
            tuple(
                (slot, each.look, each.text if not each.look.generated else "")
                for slot, each in boxes.items()
                if each
            ),
        )
        if key not in self._made:
            stem = f"{kind}{len(self.parts) + 1}"
            self.parts.append(self._running(kind, stem, boxes, width))
            self._made[key] = stem
        return make(f"w:{kind}Reference", {"w:type": which, "r:id": f"rg-{self._made[key]}"})

    def _running(self, kind: str, stem: str, boxes: Mapping[str, MarginBox | None], width: float) -> Running:
        pen = Pen(self.desk)
        root = part_root("w:hdr" if kind == "header" else "w:ftr")
        role = kind.title()
        present = [each for each in boxes.values() if each is not None]
        look = _line_look(present[0].look if present else None, self.desk.book.normal)
        style = self.desk.book.paragraph(role, look, "")
        # Only the places in use have a stop: a long text on the left may run past the middle.
        stops = {"center": width / 2, "right": width}
        used = [slot for slot in stops if boxes[slot] is not None]
        tabs = [parent("tabs", *(w("tab", slot, pos=twips(stops[slot])) for slot in used))] if used else []
        shape = [w("pStyle", self.desk.style_id(style.name)), *tabs, *paragraph_properties(look, style.look)]
        nodes: list[Node] = []
        for slot in SLOTS:
            box = boxes[slot]
            if box is None:
                continue
            if slot in stops:
                nodes.append(parent("r", w("tab")))
            nodes += self._content(box, style.look)
        if kind == "header" and self.watermark:
            text, color = self.watermark
            nodes.append(write_watermark(text, color, len(self.parts) + 1))
        root.append(parent("p", in_paragraph_order(shape), *nodes))
        return Running(kind, stem, root, pen)

    def _content(self, box: MarginBox, line: ParagraphLook) -> list[Node]:
        said = run_properties(text_look(box.look), line.text, self.desk.fonts)
        look = in_run_order(said) if said else None

        def run(text: str) -> Node:
            copied = [look.__deepcopy__({})] if look is not None else []
            return parent("r", *copied, *text_nodes(text))

        nodes: list[Node] = []
        for token, shown in _shown(box):
            nodes += self._token(token, shown, run, look)
        return nodes

    def _token(self, token: Token, shown: str, run: object, look: Node | None) -> list[Node]:
        assert callable(run)  # noqa: S101  # the closure above
        if token.kind == "counter" and token.value in {"page", "pages"}:
            number = "1" if token.value == "page" else str(self.layout.pages)
            return field_nodes("PAGE" if token.value == "page" else "NUMPAGES", [run(number)], look)
        if token.kind == "string":
            style = self.strings.get(token.value)
            # Word cannot follow what other strings are set to, so they stay as the page shows them.
            return field_nodes(f'STYLEREF "{style}"', [run(shown)], look) if style else [run(shown)]
        return [run(shown)]


def _size(box: PageBox) -> Node:
    size: dict[str, object] = {"w": twips(box.width), "h": twips(box.height)}
    if box.width > box.height:
        size["orient"] = "landscape"
    return w("pgSz", **size)


def _margins(box: PageBox) -> Node:
    top, right, bottom, left = box.margin
    return w(
        "pgMar",
        top=twips(top),
        right=twips(right),
        bottom=twips(bottom),
        left=twips(left),
        header=twips(_header_distance(box)),
        footer=twips(_footer_distance(box)),
        gutter=0,
    )


def _shown(box: MarginBox) -> list[tuple[Token, str]]:
    """The parts of a margin box, each with what the first such page shows of it."""
    tokens = box.look.generated
    pattern = "".join(
        f"({re.escape(token.value) if token.kind == 'text' else PATTERNS.get(token.kind, '.*')})"
        for token in tokens
    )
    found = re.fullmatch(pattern, box.text, re.DOTALL)
    if found is None:
        # White space collapsed, or content of a kind that has no pattern: all of it is shown as it stands.
        return [(Token("text", box.text), box.text)]
    return list(zip(tokens, found.groups(), strict=True))


DEFAULT_BOX = PageBox("", "right", False, 595.3, 841.9, (72.0, 72.0, 72.0, 72.0), {})  # noqa: FBT003


def _same(one: PageBox, other: PageBox) -> bool:
    return _said(one) == _said(other)


def _said(box: PageBox) -> dict[str, object]:
    return {slot: each.look.generated for slot, each in box.boxes.items()}


def _line_look(look: Look | None, normal: ParagraphLook) -> ParagraphLook:
    if look is None:
        return replace(normal, before=0.0, after=0.0)
    flat = replace(look, margin=(0.0,) * 4, padding=(0.0,) * 4, background=None, align="left")
    frame = frame_of(flat) if any(look.border) else NO_FRAME
    return paragraph_look(flat, frame, 0.0, 0.0)


def _header_distance(box: PageBox) -> float:
    tops = [each.top for slot, each in box.boxes.items() if slot.startswith("top-")]
    return min(tops, default=box.margin[0] / 2)


def _footer_distance(box: PageBox) -> float:
    bottoms = [box.height - each.bottom for slot, each in box.boxes.items() if slot.startswith("bottom-")]
    return min(bottoms, default=box.margin[2] / 2)
