"""Lists → numbered paragraphs, each list with its own markers, start and restarts."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.report.layout import Element, Look, Token
from reportgen.write.docx.body.builder import Builder, Marker
from reportgen.write.docx.body.containers import kept_together
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.values.blocks import Level, Note, Numbering, Paragraph, Tab
from reportgen.write.docx.values.looks import NO_FRAME, in_font, paragraph_look, text_look
from reportgen.write.docx.values.replace import replace
from reportgen.write.docx.values.roles import list_role
from reportgen.write.docx.values.scope import Scope

# A marker ends in a space, in ems of most text faces, and then its item begins.
MARKER_GAP = 0.25
DEEPEST_LEVEL = 8  # ECMA-376 17.9.3: levels 0 to 8

FORMATS: Mapping[str, str] = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
BULLETS: Mapping[str, str] = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
TYPES: Mapping[str, str] = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "1": "decimal",
}


def read_list(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read an ordered or unordered list at any depth."""
    builder.close_marker(flow)
    if element.id:
        builder.anchors.append(element.id)
    look = element.look
    flow.margin(look.margin[0])
    flow.pad(look.padding[0])
    depth = min(scope.depth, DEEPEST_LEVEL)
    inner = replace(scope.within(look), depth=scope.depth + 1)
    name = "List Number" if element.tag == "ol" else "List Bullet"
    start, list_id = _number(element.attributes.get("start"), 1), _next_list(builder)
    for item in element.elements:
        if item.look.display == "none":
            continue
        if "value" in item.attributes:
            start, list_id = _number(item.attributes["value"], 1), _next_list(builder)
        level = _level(
            builder, item, element.tag, depth, inner.left + item.look.margin[3] + item.look.padding[3]
        )
        numbering = None if level is None else Numbering(list_id, level, start)
        _item(builder, item, flow, inner, (numbering, list_role(name, depth)))
    flow.pad(look.padding[2])
    flow.margin(look.margin[2])


def read_notes(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read the list of notes: as Word's own endnotes if they are called in order, else as a list."""
    items = element.elements
    if not all(builder.facts.notes.get(item.id) == "endnote" for item in items):
        read_list(builder, element, flow, scope)
        return
    inner = scope.within(element.look)
    for item in items:
        held = Flow()
        place = inner.within(item.look)
        builder.read_all(item.children, item, held, replace(place, role="Endnote Text"))
        look = paragraph_look(item.look, NO_FRAME, place.left, place.right)
        # The number hangs to the left of the first line, as in the list on the pages.
        hanging = (Tab(place.left, "left", "none"),) if place.left else ()
        paragraphs = tuple(
            replace(each, role="Endnote Text", look=replace(look, first=-place.left), tabs=hanging)
            for each in held.blocks
            if isinstance(each, Paragraph)
        )
        builder.inliner.notes.append(Note(item.id, "endnote", paragraphs))


def read_definitions(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a definition list: terms and definitions in styles of their own."""
    if element.id:
        builder.anchors.append(element.id)
    look = element.look
    flow.margin(look.margin[0])
    flow.pad(look.padding[0])
    inner = scope.within(look)
    for child in element.elements:
        if scope.is_page_level:
            builder.turn_first_page(child, flow)
        if child.tag == "dt":
            builder.paragraph(
                child, child.children, flow, replace(inner, role="Definition Term"), "Definition Term"
            )
        else:
            if child.id:
                builder.anchors.append(child.id)
            flow.margin(child.look.margin[0])
            builder.read_all(
                child.children,
                child,
                flow,
                replace(inner.within(child.look), role="Definition", context=element.role or "definition"),
            )
            flow.margin(child.look.margin[2])
    flow.pad(look.padding[2])
    flow.margin(look.margin[2])


def _item(
    builder: Builder, item: Element, flow: Flow, scope: Scope, numbered: tuple[Numbering | None, str]
) -> None:
    numbering, role = numbered
    if scope.is_page_level:
        builder.turn_first_page(item, flow)
    if item.id:
        builder.anchors.append(item.id)
    look = item.look
    flow.margin(look.margin[0])
    flow.pad(look.padding[0])
    place = scope.within(look)
    if item.role == "source-entry":
        role = "Bibliography"
    start = len(flow.blocks)
    if numbering is None:
        builder.read_all(
            item.children, item, flow, replace(place, role=role, context=scope.context or "list")
        )
    else:
        place = replace(place, role=list_role("List Continue", scope.depth - 1))
        builder.marker = Marker(numbering, role, item, place)
        builder.read_all(item.children, item, flow, replace(place, context=scope.context or "list"))
        builder.close_marker(flow)
    if look.break_inside in {"avoid", "avoid-page"}:
        flow.blocks[start:] = kept_together(flow.blocks[start:])
    flow.pad(look.padding[2])
    flow.margin(look.margin[2])


def _level(builder: Builder, item: Element, tag: str, depth: int, left: float) -> Level | None:
    marker = item.look.marker
    look = item.marker or item.look
    if marker == "none" and not (item.marker and item.marker.generated):
        return None
    text = _marker_text(item.marker, depth) or (
        f"%{depth + 1}."
        if marker in FORMATS or (tag == "ol" and marker not in BULLETS and not marker.startswith('"'))
        else _bullet(marker)
    )
    counts = f"%{depth + 1}" in text
    return Level(
        depth=depth,
        format=FORMATS.get(marker, "decimal") if counts else "bullet",
        text=text,
        left=round(left, 2),
        hanging=round(look.size * MARKER_GAP, 2),
        look=in_font(text_look(look), builder.facts.other_fonts.get(look.asked, {}).get(text)),
    )


def _bullet(marker: str) -> str:
    """The sign in front of an item; one that the stylesheet spells out stands between quotes."""
    return marker[1:-1].rstrip() if marker.startswith('"') else BULLETS.get(marker, "•")


def _marker_text(marker: Look | None, depth: int) -> str:
    if marker is None:
        return ""
    return "".join(_marker_part(token, depth) for token in marker.generated).rstrip()


def _marker_part(token: Token, depth: int) -> str:
    return f"%{depth + 1}" if token.kind == "counter" else token.value.replace("%", "\uff05")


def _next_list(builder: Builder) -> int:
    builder.lists += 1
    return builder.lists


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
