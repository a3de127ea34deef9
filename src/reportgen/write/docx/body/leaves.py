"""Elements that are one paragraph each → that paragraph."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.report.layout import Element
from reportgen.write.docx.body.builder import Builder
from reportgen.write.docx.body.containers import read_framed, same_frame
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.values.blocks import (
    Anchored,
    Inline,
    LineBreak,
    Paragraph,
    Run,
    Sequence,
    Tab,
    TabStop,
)
from reportgen.write.docx.values.looks import NO_EDGES, set_apart, without_frame
from reportgen.write.docx.values.roles import HEADINGS, PARAGRAPHS
from reportgen.write.docx.values.scope import Scope

# In ems: as high as the face itself, since LibreOffice knows no other height for a line of nothing but a tab.
RULED_LINE = 1.24
TAB = 8  # letters, the initial value of `tab-size` (CSS Text 3, 4.2)


def read_paragraph(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a paragraph: by its job, else as plain text of where it stands."""
    role = scope.label_role if element.role == "callout-label" else PARAGRAPHS.get(element.role, scope.role)
    builder.paragraph(element, element.children, flow, scope, role)


def read_heading(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a heading of any level."""
    builder.paragraph(element, element.children, flow, scope, HEADINGS[element.tag])


def read_code(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read preformatted text: one paragraph with line breaks."""
    content = tuple(_lines(builder.inliner.read(element.children, element)))
    if builder.marker:
        flat = replace(element, look=without_frame(element.look))
        read_framed(
            builder,
            element,
            flow,
            scope,
            lambda inner, place: builder.add_paragraph(flat, content, inner, place, "Source Code"),
        )
        return
    before = list(flow.blocks)
    builder.add_paragraph(element, content, flow, scope, "Source Code")
    added = flow.blocks[-1]
    if isinstance(added, Paragraph) and same_frame(before, added):
        # Word joins neighbours with the same edges into one box.
        flow.blocks[-1] = replace(added, look=set_apart(added.look))


def read_rule(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a rule: a paragraph that is nothing but its lower border."""
    look = element.look
    edge = look.border[0] or look.border[2]
    # The line of text above the rule takes a point of the space above it.
    margin = (look.margin[0] - 1, *look.margin[1:])
    ruled = replace(
        element,
        look=replace(
            look, border=(None, None, edge, None), margin=margin, line=1.0, padding=(0.0,) * 4, size=1.0
        ),
    )
    builder.add_paragraph(ruled, (), flow, scope, "Horizontal Rule")


def read_answer_line(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a line to write on: a tab with a leader, so that each stays one line of its own."""
    look = element.look
    flow.margin(look.margin[0])
    gap = flow.take_gap()
    edge = look.border[0] or look.border[2]
    color = edge.color if edge else look.color
    # The line of text that carries the rule takes the last part of the space above it.
    line = round(look.size * RULED_LINE, 2)
    above = max(0.0, round(gap + (edge.width if edge else 0.0) - line, 2))
    flat = replace(
        look,
        margin=(above, 0.0, look.margin[2], 0.0),
        border=NO_EDGES,
        color=color,
        padding=(0.0,) * 4,
        line=line,
    )
    tab = Tab(scope.left + scope.inner_width, "right", "underscore")
    content: tuple[Inline, ...] = (TabStop(),)
    builder.add_paragraph(replace(element, look=flat), content, flow, scope, "Answer Line", tabs=(tab,))


def read_caption(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a figure's caption."""
    builder.paragraph(element, element.children, flow, scope, "Caption")


def label_anchor(content: tuple[Inline, ...], anchor: str) -> tuple[Inline, ...]:
    """The content with its counted label findable as `anchor`."""
    return tuple(
        replace(part, anchor=anchor)
        if isinstance(part, Sequence)
        else replace(part, content=label_anchor(part.content, anchor))
        if isinstance(part, Anchored)
        else part
        for part in content
    )


def _lines(content: tuple[Inline, ...]) -> list[Inline]:
    """Lines with breaks between them; tabs as the spaces that they are as wide as, for tab stops are not."""
    parts: list[Inline] = []
    column = 0
    for each in content:
        if not isinstance(each, Run):
            parts.append(each)
            continue
        for number, line in enumerate(each.text.split("\n")):
            if number:
                parts.append(LineBreak())
                column = 0
            shown = line
            if "\t" in line:
                shown = ("x" * column + line).expandtabs(TAB)[column:]
            column += len(shown)
            if shown:
                parts.append(replace(each, text=shown))
    while parts and isinstance(parts[-1], LineBreak):
        parts.pop()
    while parts and isinstance(parts[0], LineBreak):
        parts.pop(0)
    return parts
