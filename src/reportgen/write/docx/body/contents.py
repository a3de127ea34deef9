"""The table of contents → entries with their page numbers, for one field to hold."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.names import Anchor
from reportgen.model.report.layout import Element
from reportgen.write.docx.body.builder import Builder
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.ooxml import legible
from reportgen.write.docx.values.blocks import Contents, Inline, Link, Paragraph, Reference, Run, Tab, TabStop
from reportgen.write.docx.values.looks import NO_FRAME, paragraph_look, text_look
from reportgen.write.docx.values.scope import Scope

LEADERS = {".": "dot", "_": "underscore", "-": "hyphen", "·": "middleDot"}


def read_contents(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read the navigation list with its heading."""
    if element.id:
        builder.anchors.append(element.id)
    look = element.look
    flow.margin(look.margin[0])
    flow.pad(look.padding[0])
    start = len(flow.blocks)
    inner = scope.within(look)
    depth = 1
    for child in element.elements:
        if child.tag in {"ol", "ul"}:
            depth = max(depth, _entries(builder, child, flow, inner, 1))
        else:
            builder.paragraph(child, child.children, flow, inner, "TOC Heading")
    read = tuple(block for block in flow.blocks[start:] if isinstance(block, Paragraph))
    heading = tuple(each for each in read if each.role == "TOC Heading")
    entries = tuple(each for each in read if each.role != "TOC Heading")
    flow.blocks[start:] = [Contents(heading, entries, depth)] if entries else [*heading]
    flow.pad(look.padding[2])
    flow.margin(look.margin[2])


def _entries(builder: Builder, element: Element, flow: Flow, scope: Scope, level: int) -> int:
    look = element.look
    flow.margin(look.margin[0])
    inner = scope.within(look)
    deepest = level
    for item in element.elements:
        flow.margin(item.look.margin[0])
        for child in item.elements:
            if child.tag in {"ol", "ul"}:
                deepest = max(deepest, _entries(builder, child, flow, inner.within(item.look), level + 1))
            elif child.tag == "a":
                flow.add(_entry(builder, child, item, inner.within(item.look), level))
        flow.margin(item.look.margin[2])
    flow.margin(look.margin[2])
    return deepest


def _entry(builder: Builder, link: Element, item: Element, scope: Scope, level: int) -> Paragraph:
    look = text_look(link.look)
    content_of_link = builder.inliner.read(link.children, link)
    content: list[Inline] = [
        replace(each, look=look, marks=()) if isinstance(each, Run) else each for each in content_of_link
    ]
    tab = Tab(scope.inner_width + scope.left, "right", "none")
    anchor = link.attributes.get("href", "").removeprefix("#")
    for token in link.after.generated if link.after else ():
        if token.kind == "leader":
            tab = replace(tab, leader=LEADERS.get(token.value.strip()[:1], "none"))
            content.append(TabStop())
        elif token.kind == "target-page":
            page = str(builder.facts.page_of.get(Anchor(anchor), ""))
            number = Run(legible(page), look, (), link.look.language, link.look.is_rtl)
            content.append(Reference("page", anchor, (number,)))
    shape = paragraph_look(replace(item.look, margin=(0.0,) * 4), NO_FRAME, scope.left, scope.right)
    shape = replace(shape, text=look, before=item.look.margin[0], after=item.look.margin[2])
    tabs = (tab,) if any(isinstance(each, TabStop) for each in content) else ()
    return Paragraph(f"toc {level}", shape, (Link(f"#{anchor}", tuple(content)),), tabs=tabs)
