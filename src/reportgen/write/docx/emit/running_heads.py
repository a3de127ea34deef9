"""Page-margin boxes → header and footer parts whose counters and strings are fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Layout, Look, MarginBox, MarginPicture, Token
from reportgen.write.docx.body.font_runs import runs_by_font
from reportgen.write.docx.emit.inline import field as field_nodes
from reportgen.write.docx.emit.inline import text_nodes
from reportgen.write.docx.emit.pictures import write_behind
from reportgen.write.docx.emit.state import PartWriter, WriterState
from reportgen.write.docx.emit.watermark import write_watermark
from reportgen.write.docx.ooxml import Node, make, parent, part_root, twips, w
from reportgen.write.docx.style.properties import (
    in_paragraph_order,
    in_run_order,
    paragraph_properties,
    run_properties,
)
from reportgen.write.docx.values.blocks import Run
from reportgen.write.docx.values.looks import (
    NO_FRAME,
    ParagraphLook,
    TextLook,
    frame_of,
    in_font,
    paragraph_look,
    text_look,
)
from reportgen.write.layout.running_text import ANY, in_turn

SLOTS = ("left", "center", "right")
BANDS = {"header": "top-", "footer": "bottom-"}
PATTERNS = {"counter": "[0-9]+"}


@frozen
class Band:
    """One head or foot: its boxes from left to right, in points.

    `outer` is space towards the edge of the page; `depth` is how far it must reach towards the text, or
    nothing where the margin leaves room enough.
    """

    kind: str
    slots: Mapping[str, MarginBox]
    width: float
    outer: float
    depth: float
    pictures: tuple[MarginPicture, ...] = ()

    def same_as(self) -> tuple[object, ...]:
        """What bands must have in common to be one part."""
        content = (
            (slot, each.look, "" if each.look.generated else each.text) for slot, each in self.slots.items()
        )
        return (self.kind, self.width, self.outer, self.depth, self.pictures, *content)

    @property
    def boxes(self) -> list[tuple[str, MarginBox]]:
        """The boxes in reading order."""
        return [(slot, self.slots[slot]) for slot in SLOTS if slot in self.slots]

    @property
    def height(self) -> float:
        """How high the highest box is."""
        return max((each.bottom - each.top for each in self.slots.values()), default=0.0)


@frozen
class Running:
    """One header or footer part: its root and the writer that wrote it."""

    kind: str
    name: str
    root: Node
    writer: PartWriter


@dataclass(slots=True)
class RunningHeads:
    """Every header and footer of a document; those that say the same are one part.

    `strings` are styles by the strings they set, `watermark` the word behind the text and its colour.
    """

    layout: Layout
    state: WriterState
    strings: Mapping[str, str]
    watermark: tuple[str, str] | None
    parts: list[Running] = field(default_factory=list)
    _made: dict[tuple[object, ...], str] = field(default_factory=dict)

    def reference(self, which: str, band: Band) -> Node:
        """A reference to the part with this band, made at the first call."""
        key = band.same_as()
        if key not in self._made:
            stem = f"{band.kind}{len(self.parts) + 1}"
            self.parts.append(self._running(stem, band))
            self._made[key] = stem
        return make(f"w:{band.kind}Reference", {"w:type": which, "r:id": f"rg-{self._made[key]}"})

    def name_styles(self) -> None:
        """Let the book know how heads and feet look before any is written."""
        for kind in BANDS:
            self.state.book.paragraph(kind.title(), _line_look(self._usual(kind), self.state.book.normal), "")

    def _running(self, stem: str, band: Band) -> Running:
        writer = PartWriter(self.state)
        root = part_root("w:hdr" if band.kind == "header" else "w:ftr")
        boxes = band.boxes
        book = self.state.book
        usual = _line_look(self._usual(band.kind), book.normal)
        style = book.paragraph(band.kind.title(), usual, "")
        if boxes:
            style = book.paragraph(band.kind.title(), _line_look(boxes[0][1].look, book.normal), "")
        look = _reaching(style.look, band)
        # Only the places in use have a stop: a long text on the left may run past the middle.
        stops = {"center": band.width / 2, "right": band.width}
        used = [slot for slot, _ in boxes if slot in stops]
        tabs = [parent("tabs", *(w("tab", slot, pos=twips(stops[slot])) for slot in used))] if used else []
        shape = [w("pStyle", self.state.style_id(style.name)), *tabs, *paragraph_properties(look, style.look)]
        if self.state.house.alters(style.name, style.based_on):
            # The stops count from the edge of the text.
            shape += [w("ind", left=0, right=0, firstLine=0), w("jc", "left")]
        nodes: list[Node] = []
        for slot, box in boxes:
            if slot in stops:
                nodes.append(parent("r", w("tab")))
            nodes += self._content(box, style.look)
        nodes += [write_behind(each, writer) for each in band.pictures]
        if band.kind == "header" and self.watermark:
            text, color = self.watermark
            nodes.append(write_watermark(text, color, len(self.parts) + 1))
        root.append(parent("p", in_paragraph_order(shape), *nodes))
        return Running(band.kind, stem, root, writer)

    def _usual(self, kind: str) -> Look | None:
        """How the theme's running heads look: as the first one that says anything."""
        side = BANDS[kind]
        boxes = (
            box.boxes[f"{side}{slot}"]
            for box in self.layout.boxes
            for slot in SLOTS
            if f"{side}{slot}" in box.boxes
        )
        return next((each.look for each in boxes), None)

    def _content(self, box: MarginBox, line: ParagraphLook) -> list[Node]:
        own, others = text_look(box.look), self.layout.other_fonts.get(box.look.asked, {})

        def look_of(text: TextLook) -> Node | None:
            properties = run_properties(text, line.text, self.state.fonts)
            return in_run_order(properties) if properties else None

        def runs(text: str) -> list[Node]:
            pieces = runs_by_font(Run(text, own, (), "", is_rtl=False), others)
            looks = [(look_of(in_font(own, each.font)), each.text) for each in pieces]
            return [
                parent("r", *([] if look is None else [look]), *text_nodes(words)) for look, words in looks
            ]

        look = look_of(own)
        return [node for token, shown in _shown(box) for node in self._token(token, shown, runs, look)]

    def _token(
        self, token: Token, shown: str, runs: Callable[[str], list[Node]], look: Node | None
    ) -> list[Node]:
        if token.kind == "counter" and token.value in {"page", "pages"}:
            number = "1" if token.value == "page" else str(self.layout.pages)
            return field_nodes("PAGE" if token.value == "page" else "NUMPAGES", runs(number), look)
        if token.kind == "string":
            style = self.strings.get(token.value)
            # Word cannot follow what other strings are set to, so they stay as the page shows them.
            return field_nodes(f'STYLEREF "{style}"', runs(shown), look) if style else runs(shown)
        return runs(shown)


def _shown(box: MarginBox) -> list[tuple[Token, str]]:
    """The parts of a margin box, each with what the first such page shows of it."""
    tokens = box.look.generated
    pattern = in_turn(
        [
            re.escape(token.value) if token.kind == "text" else PATTERNS.get(token.kind, ANY)
            for token in tokens
        ]
    )
    found = re.fullmatch(pattern, box.text, re.DOTALL) or re.fullmatch(_loose(pattern), box.text, re.DOTALL)
    if found is None:
        # Content of a kind that has no pattern: all of it is shown as it stands.
        return [(Token("text", box.text), box.text)]
    return list(zip(tokens, found.groups(), strict=True))


def _loose(pattern: str) -> str:
    """The same where white space collapsed; a number is whole still."""
    return pattern.replace("\\ ", " *").replace("\\\n", "[ \n]*").replace("[0-9]+", "(?<![0-9])[0-9]+")


def _reaching(look: ParagraphLook, band: Band) -> ParagraphLook:
    """The line with space around it: Word begins the text below a head that is higher than the margin."""
    height = band.height or look.line
    inner = max(0.0, round(band.depth - height, 2)) if band.depth else 0.0
    before, after = (band.outer, inner) if band.kind == "header" else (inner, band.outer)
    return replace(look, before=round(before, 2), after=round(after, 2))


def _line_look(look: Look | None, normal: ParagraphLook) -> ParagraphLook:
    if look is None:
        return replace(normal, before=0.0, after=0.0)
    flat = replace(look, margin=(0.0,) * 4, padding=(0.0,) * 4, background=None, align="left")
    frame = frame_of(flat) if any(look.border) else NO_FRAME
    return paragraph_look(flat, frame, 0.0, 0.0)
