"""`::: chart` and `::: diagram` → a drawing with its alternative text and description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportgen.compose.drawing import (
    Chart,
    ChartKind,
    Diagram,
    Direction,
    DrawingError,
    Edge,
    Measure,
    Palette,
    alt_text,
    describe,
    describe_diagram,
    draw_chart,
    draw_diagram,
    estimate_width,
    measure_face,
)
from reportgen.compose.drawing.limits import DrawingRoom
from reportgen.compose.figures.chart_data import ChartData, ChartReader
from reportgen.compose.figures.data import DataFiles
from reportgen.compose.figures.tally import register_counts
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.values import Values
from reportgen.compose.words.bare_words import bare_words
from reportgen.model.content.claim import Claim
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId
from reportgen.model.report.theme import Theme
from reportgen.model.suggestion import suggestion
from reportgen.model.table import TableCell, TableRow
from reportgen.model.text.blocks import Container
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.grammar import read_words

DIAGRAM_COLUMNS = ("from", "to", "label", "line")
LINES = {"": False, "solid": False, "dashed": True}
SWITCH = {"true": True, "false": False}


@frozen
class Drawing:
    """`description` says at length what `alt` says in short."""

    svg: bytes
    alt: Words
    description: str


@frozen
class DrawingMaker:
    """Draws the charts and diagrams of one report in the dress of its theme."""

    theme: Theme
    data: DataFiles
    claims: Mapping[ClaimId, Claim]
    values: Values
    printable: PrintableWords
    room: DrawingRoom
    mistakes: Mistakes

    def chart(self, container: Container) -> Drawing | None:
        """The chart of a container; None, and a diagnostic, where it cannot be drawn."""
        before, attributes = len(self.mistakes), container.attributes
        kind = self._choice(container, "type", [each.value for each in ChartKind], "bar")
        is_stacked = SWITCH[self._choice(container, "stacked", list(SWITCH), "false")]
        has_data, has_register = "data" in attributes, "register" in attributes
        if has_data == has_register:
            message, hint = (
                "a chart takes its numbers from one place",
                "data=FILE.csv, or register=hedge by=topic",
            )
            self.mistakes.report("chart-without-numbers", message, container.name_place, hint)
            return None
        unit = attributes.get("unit") or ""
        shown = (
            ChartData(*register_counts(container, self.claims.values(), self.values.wording, self.mistakes))
            if has_register
            else ChartReader(self.printable, self.mistakes).read(
                self.data.table(attributes.words("data")), unit
            )
        )
        if len(self.mistakes) > before or not shown.series:
            return None
        chart = Chart(
            ChartKind(kind),
            self._title(container),
            shown.categories,
            shown.series,
            unit,
            is_stacked,
            shown.style,
            self.room.width,
        )
        try:
            picture = draw_chart(
                chart, _palette(self.theme), font=_font(self.theme), measure=_measure(self.theme)
            )
        except DrawingError as fault:
            self.mistakes.report("undrawable-chart", str(fault), container.name_place)
            return None
        alt = self._alternative(container) or made(alt_text(chart), container.place, Maker.DRAWING)
        return Drawing(picture.encode(), alt, describe(chart))

    def diagram(self, container: Container) -> Drawing | None:
        """The diagram of a container; None, and a diagnostic, where it cannot be drawn."""
        direction = self._choice(container, "direction", [each.value for each in Direction], "right")
        if "data" not in container.attributes:
            message = "a diagram names no data"
            self.mistakes.report("diagram-without-data", message, container.name_place, "data=FILE.csv")
            return None
        edges = self._edges(self.data.rows(container.attributes.words("data")))
        if not edges:
            return None
        diagram = Diagram(
            self._title(container),
            edges,
            Direction(direction),
            self._meaning(container, "solid"),
            self._meaning(container, "dashed"),
            width=self.room.width,
            height=self.room.height,
        )
        try:
            picture = draw_diagram(
                diagram, _palette(self.theme), font=_font(self.theme), measure=_measure(self.theme)
            )
        except DrawingError as fault:
            self.mistakes.report("undrawable-diagram", str(fault), container.name_place)
            return None
        alt = self._alternative(container)
        if not alt:
            message, hint = "the diagram has no alternative text", 'say what it shows: {alt="…"}'
            self.mistakes.report("image-without-alt", message, container.name_place, hint)
        return Drawing(picture.encode(), alt, describe_diagram(diagram))

    def _meaning(self, container: Container, line: str) -> str:
        return str(self.printable.check(container.attributes.words(line), container.place)).strip()

    def _alternative(self, container: Container) -> Words:
        return self.printable.check(container.attributes.words("alt"), container.place).strip()

    def _title(self, container: Container) -> str:
        """What the drawing is called: its title, or the words of its caption."""
        words = container.attributes.words("title")
        if not words:
            caption = read_words(container.attributes.words("caption"))
            words = bare_words(caption.children, self.values.table)
        return str(self.printable.check(words, container.place)).rstrip(".")

    def _choice(self, container: Container, name: str, known: Sequence[str], usual: str) -> str:
        written = container.attributes.get(name)
        if written is None or written in known:
            return usual if written is None else written
        message, place = (
            f'"{written}" is no {name} of a {container.name}',
            container.attributes.words(name).place,
        )
        hint = suggestion(written, known, f"one of {', '.join(known)}")
        self.mistakes.report("unknown-choice", message, place or container.name_place, hint)
        return usual

    def _text(self, cell: TableCell) -> str:
        return str(self.printable.check(cell.words, cell.place))

    def _edges(self, rows: Sequence[TableRow]) -> tuple[Edge, ...]:
        if not rows:
            return ()
        names = [cell.lower() for cell in rows[0].texts]
        unknown = [name for name in names if name not in DIAGRAM_COLUMNS]
        if unknown or not {"from", "to"} <= set(names) or len(set(names)) != len(names):
            message = (
                f"the columns of a diagram are {', '.join(DIAGRAM_COLUMNS)}, not {', '.join(rows[0].texts)}"
            )
            hint = "the first row names them; label and line are optional"
            self.mistakes.report("bad-columns", message, rows[0].place, hint)
            return ()
        if not rows[1:]:
            self.mistakes.report("empty-data", "this diagram has no arrows", rows[0].place)
        edges = (self._edge(dict(zip(names, row.cells, strict=True)), row) for row in rows[1:])
        return tuple(edge for edge in edges if edge is not None)

    def _edge(self, written: Mapping[str, TableCell], row: TableRow) -> Edge | None:
        cells = {name: self._text(cell) for name, cell in written.items()}
        line = cells.get("line", "").lower()
        if line not in LINES:
            message, hint = f'"{line}" is no kind of line', "solid for stated, dashed for could"
            self.mistakes.report("unknown-choice", message, written["line"].span, hint)
            return None
        if not cells["from"] or not cells["to"]:
            self.mistakes.report("empty-cell", "this arrow lacks an end", row.place, "name both ends")
            return None
        return Edge(cells["from"], cells["to"], cells.get("label", ""), LINES[line])


def _palette(theme: Theme) -> Palette:
    """The theme's colours; a token the theme does not set keeps the palette's own."""
    tokens = theme.tokens
    names = ("ink", "muted", "accent", "tint", "rule")
    return Palette(**{name: tokens[name] for name in names if name in tokens})


def _font(theme: Theme) -> str:
    tokens = theme.tokens
    return tokens.get("figure-font") or tokens.get("heading-font", "sans-serif")


def _measure(theme: Theme) -> Measure:
    """Widths of the font that drawings are set in, where the theme brings it."""
    family = _font(theme).strip("\"'")
    regular = (face for face in theme.faces if face.weight == 400 and not face.is_italic)
    face = next((each for each in regular if each.family == family), None)
    return estimate_width if face is None else _measured(face.content)


@lru_cache(maxsize=8)
def _measured(content: bytes) -> Measure:
    return measure_face(content)
