"""`::: chart` and `::: diagram` → a drawing with its alternative text and description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportgen.compose.draft import Draft
from reportgen.compose.drawing import (
    Chart,
    ChartKind,
    Diagram,
    Direction,
    DrawingError,
    Edge,
    Measure,
    Palette,
    Series,
    alt_text,
    describe,
    describe_diagram,
    draw_chart,
    draw_diagram,
    estimate_width,
    measure_face,
)
from reportgen.compose.figures.data import data_rows
from reportgen.compose.figures.tally import register_counts
from reportgen.compose.words.inline import checked, plain_words
from reportgen.model.frozen import frozen
from reportgen.model.suggestion import suggestion
from reportgen.model.table import TableRow
from reportgen.text.grammar import read_inline
from reportgen.text.tree import Node

DIAGRAM_COLUMNS = ("from", "to", "label", "line")
LINES = {"": False, "solid": False, "dashed": True}
SWITCH = {"true": True, "false": False}
NO_VALUES = frozenset({"", "–", "—", "-", "n/a", "not stated"})


@frozen
class Drawing:
    """`description` says at length what `alt` says in short."""

    svg: bytes
    alt: str
    description: str


def drawn_chart(node: Node, draft: Draft) -> Drawing | None:
    """The chart of a container; None, and a diagnostic, where it cannot be drawn."""
    before = len(draft.diagnostics)
    kind = _choice(node, "type", [each.value for each in ChartKind], "bar", draft)
    is_stacked = SWITCH[_choice(node, "stacked", list(SWITCH), "false", draft)]
    has_data, has_register = "data" in node.attributes, "register" in node.attributes
    if has_data == has_register:
        message = "a chart takes its numbers from one place"
        draft.say("chart-without-numbers", message, node.place, "data=FILE.csv, or register=hedge by=topic")
        return None
    categories, series = register_counts(node, draft) if has_register else _numbers(node, draft)
    if len(draft.diagnostics) > before or not series:
        return None
    chart = Chart(
        ChartKind(kind),
        _title(node, draft),
        categories,
        series,
        node.attributes.get("unit", ""),
        is_stacked,
    )
    try:
        picture = draw_chart(chart, _palette(draft), font=_font(draft), measure=_measure(draft))
    except DrawingError as fault:
        draft.say("undrawable-chart", str(fault), node.place)
        return None
    return Drawing(picture.encode(), _alternative(node, draft) or alt_text(chart), describe(chart))


def drawn_diagram(node: Node, draft: Draft) -> Drawing | None:
    """The diagram of a container; None, and a diagnostic, where it cannot be drawn."""
    direction = _choice(node, "direction", [each.value for each in Direction], "right", draft)
    if "data" not in node.attributes:
        draft.say("diagram-without-data", "a diagram names no data", node.place, "data=FILE.csv")
        return None
    edges = _edges(data_rows(node.attributes["data"], node.place, draft), draft)
    if not edges:
        return None
    diagram = Diagram(_title(node, draft), edges, Direction(direction))
    try:
        picture = draw_diagram(diagram, _palette(draft), font=_font(draft), measure=_measure(draft))
    except DrawingError as fault:
        draft.say("undrawable-diagram", str(fault), node.place)
        return None
    alt = _alternative(node, draft)
    if not alt:
        message = "the diagram has no alternative text"
        draft.say("image-without-alt", message, node.place, 'say what it shows: {alt="…"}')
    return Drawing(picture.encode(), alt, describe_diagram(diagram))


def _alternative(node: Node, draft: Draft) -> str:
    return checked(node.attributes.get("alt", ""), node.place, draft).strip()


def _title(node: Node, draft: Draft) -> str:
    """What the drawing is called: its title, or the words of its caption."""
    caption, _ = read_inline(node.attributes.get("caption", ""), node.place)
    return checked(node.attributes.get("title") or plain_words(caption, draft), node.place, draft).rstrip(".")


def _choice(node: Node, name: str, known: Sequence[str], usual: str, draft: Draft) -> str:
    written = node.attributes.get(name, usual)
    if written in known:
        return written
    hint = suggestion(written, known, f"one of {', '.join(known)}")
    draft.say("unknown-choice", f'"{written}" is no {name} of a {node.text}', node.place, hint)
    return usual


def _numbers(node: Node, draft: Draft) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    rows = data_rows(node.attributes["data"], node.place, draft)
    if len(rows) < 2 or len(rows[0].cells) < 2:
        if rows:
            message = "a chart needs a header row, a row below it, and a column of numbers"
            draft.say("chart-without-numbers", message, rows[0].place.span)
        return (), ()
    head, body = rows[0], rows[1:]
    columns = [tuple(_number(row, column, draft) for row in body) for column in range(1, len(head.cells))]
    names = tuple(checked(row.cells[0].text, row.cells[0].span, draft) for row in body)
    series = tuple(
        Series(checked(name.text, name.span, draft), column)
        for name, column in zip(head.cells[1:], columns, strict=True)
    )
    return names, series


def _number(row: TableRow, column: int, draft: Draft) -> float | None:
    cell = row.cells[column]
    written = cell.text.replace("−", "-").replace(",", "").replace("\u202f", "").removesuffix("%").strip()
    if written.lower() in NO_VALUES:
        return None
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,10})?", written):
        message = f'"{cell.text}" is no number'
        draft.say("bad-number", message, cell.span, 'write digits, or "Not stated" where there is none')
        return None
    return float(written)


def _edges(rows: Sequence[TableRow], draft: Draft) -> tuple[Edge, ...]:
    if not rows:
        return ()
    names = [cell.lower() for cell in rows[0].texts]
    unknown = [name for name in names if name not in DIAGRAM_COLUMNS]
    if unknown or not {"from", "to"} <= set(names) or len(set(names)) != len(names):
        message = f"the columns of a diagram are {', '.join(DIAGRAM_COLUMNS)}, not {', '.join(rows[0].texts)}"
        draft.say(
            "bad-columns",
            message,
            rows[0].place.span,
            "the first row names them; label and line are optional",
        )
        return ()
    edges = []
    for row in rows[1:]:
        written = dict(zip(names, row.cells, strict=True))
        cells = {name: checked(cell.text, cell.span, draft) for name, cell in written.items()}
        line = cells.get("line", "").lower()
        if line not in LINES:
            message, place = f'"{line}" is no kind of line', written["line"].span
            draft.say("unknown-choice", message, place, "solid for stated, dashed for could")
        elif not cells["from"] or not cells["to"]:
            draft.say("empty-cell", "this arrow lacks an end", row.place.span, "name both ends")
        else:
            edges.append(Edge(cells["from"], cells["to"], cells.get("label", ""), LINES[line]))
    if not rows[1:]:
        draft.say("empty-data", "this diagram has no arrows", rows[0].place.span)
    return tuple(edges)


def _palette(draft: Draft) -> Palette:
    """The theme's colours; a token the theme does not set keeps the palette's own."""
    tokens = draft.theme.tokens
    names = ("ink", "muted", "accent", "tint", "rule")
    return Palette(**{name: tokens[name] for name in names if name in tokens})


def _font(draft: Draft) -> str:
    tokens = draft.theme.tokens
    return tokens.get("figure-font") or tokens.get("heading-font", "sans-serif")


def _measure(draft: Draft) -> Measure:
    """Widths of the font that drawings are set in, where the theme brings it."""
    family = _font(draft).strip("\"'")
    regular = (face for face in draft.theme.faces if face.weight == 400 and not face.is_italic)
    face = next((each for each in regular if each.family == family), None)
    return estimate_width if face is None else _measured(face.content)


@lru_cache(maxsize=8)
def _measured(content: bytes) -> Measure:
    return measure_face(content)
