"""Styled elements → blocks: what the reader carries along, and how it adds paragraphs and breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Element, Layout, Look
from reportgen.model.report.vocabulary import CHANGE
from reportgen.write.docx.body.document_facts import Facts
from reportgen.write.docx.body.first_page import first_page, ordinary_page
from reportgen.write.docx.body.inline import Inliner
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.values.blocks import (
    Inline,
    Numbering,
    Paragraph,
    Picture,
    SectionEnd,
    Tab,
)
from reportgen.write.docx.values.looks import NO_EDGES, frame_of, paragraph_look
from reportgen.write.docx.values.replace import replace
from reportgen.write.docx.values.scope import Scope
from reportgen.write.docx.values.walk import holds_pictures
from reportgen.write.docx.values.whitespace import SPACES

# Forced breaks → where the section begins in Word, if not simply on the next page (CSS Break 3, 3.1).
FORCED: Mapping[str, str] = {
    "page": "",
    "always": "",
    "right": "oddPage",
    "recto": "oddPage",
    "left": "evenPage",
    "verso": "evenPage",
}
AVOIDED = frozenset({"avoid", "avoid-page"})
# What names its own page and is not asked what is inside.
WHOLE = frozenset({"table"})
OUT_OF_FLOW = frozenset({"absolute", "fixed", "running"})
# Most text faces, in ems: their whole height, and how much of it is below the base line.
FACE = 1.25
DESCENT = 0.27
A4_TEXT = 453.5  # points between margins of 2.5 cm: only for a page that was never laid out

Handler = Callable[["Builder", Element, Flow, Scope], None]


@frozen
class Marker:
    """The marker of a list `item`, whose text stands at `scope` in the style `role`."""

    numbering: Numbering
    role: str
    item: Element
    scope: Scope


@dataclass(slots=True)
class Builder:
    """`marker` waits for the first text of a list item, `anchors` for the next block."""

    facts: Facts
    layout: Layout
    inliner: Inliner
    handlers: Mapping[str, Handler]
    page: str = ""
    is_first: bool = False
    begins: str = "nextPage"
    columns: tuple[int, float] = (1, 0.0)
    lists: int = 0
    marker: Marker | None = None
    anchors: list[str] = field(default_factory=list)

    def text_width(self) -> float:
        """The width of the text in one column of the present kind of page."""
        first = first_page(self.layout.boxes) if self.is_first else None
        box = first or ordinary_page(self.layout.boxes, self.page)
        width = A4_TEXT if box is None else box.width - box.margin[1] - box.margin[3]
        count, gap = self.columns
        return (width - gap * (count - 1)) / count

    def read_all(self, children: Iterable[Element | str], parent: Element, flow: Flow, scope: Scope) -> None:
        """Read children in order; loose inline content between blocks becomes paragraphs."""
        loose: list[Element | str] = []
        for child in (*_generated(parent.before), *children, *_generated(parent.after)):
            if isinstance(child, str) or self._is_inline(child):
                loose.append(child)
            else:
                self._close_loose(loose, parent, flow, scope)
                self.read(child, flow, scope)
        self._close_loose(loose, parent, flow, scope)

    def read(self, element: Element, flow: Flow, scope: Scope) -> None:
        """Read one block element, with the page breaks that it asks for."""
        look = element.look
        if look.display == "none" or look.position in OUT_OF_FLOW:
            return
        self._break(look.break_before, flow, scope)
        if scope.is_page_level:
            self._turn_page(element, flow)
            self.turn_first_page(element, flow)
            scope = replace(scope, width=self.text_width())
        names = (f"{element.tag}[{element.role}]", element.role, element.tag, "div")
        handler = next(self.handlers[name] for name in names if name in self.handlers)
        handler(self, element, flow, scope)
        self._break(look.break_after, flow, scope)

    def paragraph(
        self,
        element: Element,
        children: Iterable[Element | str],
        flow: Flow,
        scope: Scope,
        role: str,
        *,
        is_anonymous: bool = False,
        tabs: tuple[Tab, ...] = (),
    ) -> None:
        """Add one paragraph. An anonymous one stands in `element` and has no margins of its own."""
        if not is_anonymous:
            children = (*_generated(element.before), *children, *_generated(element.after))
        content = self.inliner.read(children, element)
        if not content and self.marker is None and not tabs:
            if element.id and not is_anonymous:
                self.anchors.append(element.id)
            return
        self.add_paragraph(element, content, flow, scope, role, is_anonymous=is_anonymous, tabs=tabs)

    def add_paragraph(
        self,
        element: Element,
        content: tuple[Inline, ...],
        flow: Flow,
        scope: Scope,
        role: str,
        *,
        is_anonymous: bool = False,
        tabs: tuple[Tab, ...] = (),
    ) -> None:
        """Add a paragraph of content that is read already."""
        look = element.look
        margin = (0.0, 0.0, 0.0, 0.0) if is_anonymous else look.margin
        frame = frame_of(replace(look, background=None, border=(None,) * 4) if is_anonymous else look)
        own_padding = not is_anonymous and frame.background is None and not any(frame.border)
        flow.margin(margin[0])
        if own_padding:
            flow.pad(look.padding[0])
        shape = paragraph_look(
            replace(look, margin=margin),
            frame,
            scope.left + margin[3] + frame.left + (look.padding[3] if own_padding else 0.0),
            scope.right + margin[1] + frame.right + (look.padding[1] if own_padding else 0.0),
        )
        if shape.line_rule == "exact" and holds_pictures(content):
            shape = replace(shape, line_rule="atLeast")
        numbering = None
        if marker := self.take_marker():
            numbering, role = marker.numbering, marker.role if role == scope.role else role
        anchors = tuple(
            dict.fromkeys([*self.anchors, *([element.id] if element.id and not is_anonymous else [])])
        )
        self.anchors.clear()
        flow.add(
            Paragraph(
                role,
                shape,
                content,
                0.0,
                anchors,
                numbering,
                tabs,
                context=scope.context,
                change=element.attributes.get(CHANGE, ""),
                lines=element.lines,
            )
        )
        flow.pad(_strut(look) if content and all(isinstance(each, Picture) for each in content) else 0.0)
        if own_padding:
            flow.pad(look.padding[2])
        flow.margin(margin[2])

    def take_marker(self) -> Marker | None:
        """The marker that waits, if any; no other text gets it."""
        marker, self.marker = self.marker, None
        return marker

    def close_marker(self, flow: Flow) -> None:
        """Give a marker that still waits a line of its own, before what has no line to stand beside."""
        if marker := self.marker:
            role = marker.scope.role
            self.add_paragraph(marker.item, (), flow, marker.scope, role, is_anonymous=True)

    def section_end(self) -> SectionEnd:
        """What is to be said of the part that ends here."""
        return SectionEnd(self.page, *self.columns, self.begins, self.is_first)

    def end_section(self, flow: Flow, begins: str = "nextPage") -> None:
        """Close the part before; what follows `begins` as Word calls it."""
        if flow.blocks and not isinstance(flow.blocks[-1], SectionEnd):
            flow.blocks.append(self.section_end())
        self.begins = begins
        flow.page_started()
        if begins != "continuous":
            self.is_first = False
            flow.forget()

    def turn_first_page(self, element: Element, flow: Flow) -> None:
        """End the section of the first page, if the second begins with this element."""
        if element is not self.facts.second_page or not self.is_first:
            return
        is_forced = flow.awaits_page
        self.end_section(flow)
        if not is_forced:
            flow.turn_page()

    def _break(self, kind: str, flow: Flow, scope: Scope) -> None:
        """Begin a page where the stylesheet forces one; one on a certain side begins a section, too."""
        begins = FORCED.get(kind)
        if kind in AVOIDED:
            flow.keep_with_next()
        if begins is None:
            return
        if begins and scope.is_page_level and flow.blocks:
            self.end_section(flow, begins)
        else:
            flow.start_page()

    def _turn_page(self, element: Element, flow: Flow) -> None:
        """Follow the engine: a named page begins at once, the unnamed one only at a forced break."""
        wanted = _starting_page(element)
        has_ended = bool(flow.blocks) and isinstance(flow.blocks[-1], SectionEnd)
        begins = self.begins if has_ended and self.begins != "continuous" else ""
        if wanted == self.page or not (wanted or begins or flow.awaits_page):
            return
        if flow.blocks:
            self.end_section(flow, begins or "nextPage")
        self.page = wanted

    def _is_inline(self, element: Element) -> bool:
        return element.look.display.startswith("inline") or (
            element.tag in {"img", "br", "span", "a"} and element.role not in self.handlers
        )

    def _close_loose(self, loose: list[Element | str], parent: Element, flow: Flow, scope: Scope) -> None:
        if any(not isinstance(child, str) or SPACES.sub("", child) for child in loose):
            self.paragraph(parent, tuple(loose), flow, scope, scope.role, is_anonymous=True)
        loose.clear()


def _starting_page(element: Element) -> str:
    """The page that an element begins on: that of the first block within (CSS Paged Media 3, 8.1)."""
    inner = (each for each in element.elements if _may_start_page(each))
    first = None if element.tag in WHOLE else next(inner, None)
    return element.look.page if first is None else _starting_page(first)


def _may_start_page(element: Element) -> bool:
    look = element.look
    return not (look.display == "none" or look.position in OUT_OF_FLOW or look.display.startswith("inline"))


def _generated(look: Look | None) -> tuple[Element, ...]:
    """What `::before` or `::after` of a block says, as an element in the line."""
    if look is None or look.display == "none" or look.position in OUT_OF_FLOW:
        return ()
    if not any(token.value for token in look.generated):
        return ()
    plain = replace(look, display="inline", background=None, border=NO_EDGES)
    return (Element("span", "", {}, plain, look, None, None, (), (), None),)


def _strut(look: Look) -> float:
    """How far a line of text reaches below its base line, on which a picture stands (CSS 2, 10.8.1)."""
    return round(max(0.0, (look.line - look.size * FACE) / 2 + look.size * DESCENT), 2)
