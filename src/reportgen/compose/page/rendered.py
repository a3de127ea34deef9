"""What a template printed → its nodes: carried values in their places, the rest words of the template."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import unescape

from reportgen.compose.page.carried import MARK, VALUE_END, Carried, CarriedHtml, PrintedValue
from reportgen.model.frozen import frozen
from reportgen.model.report.html_parser import HtmlFragment, HtmlSource, ParsedHtml, parse_html
from reportgen.model.span import Span
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.model.text.written import WrittenText

TEMPLATES = "templates/"
TEMPLATE_LINE_END = made("\n", None, Maker.TEMPLATE)

PlaceLine = Callable[[str, int], Place | None]


@frozen
class Rendered:
    """`text` is without marks; `stretches` are values in it, `lines` where lines of templates begin."""

    text: str
    stretches: tuple[tuple[int, int, Carried], ...]
    lines: tuple[tuple[int, str, int], ...]


def read_rendered(printed: str, values: Sequence[PrintedValue], place_line: PlaceLine) -> ParsedHtml:
    """The tree of what was printed; `place_line` knows the lines of templates."""
    rendered = _without_marks(printed, values)
    starts = [at for at, _, _ in rendered.lines]

    def place(at: int) -> Place | None:
        number = bisect_right(starts, at) - 1
        if number < 0:
            return None
        start, name, line = rendered.lines[number]
        return place_line(name, line + rendered.text.count("\n", start, at))

    words = tuple(each for each in rendered.stretches if isinstance(each[2], WrittenText))
    fragments = tuple(
        HtmlFragment(start, end, value.nodes)
        for start, end, value in rendered.stretches
        if isinstance(value, CarriedHtml) and value.nodes is not None
    )
    source = HtmlSource(rendered.text, _WordMaker(rendered.text, words, place), place, fragments)
    return parse_html(source)


def span_of(place: Place) -> Span:
    """Where the author looks: of what a template prints only the line is known."""
    span = place.span
    return Span(span.path, span.line) if span.path.startswith(TEMPLATES) else span


@frozen
class _WordMaker:
    """Positions in a text → the words there."""

    text: str
    stretches: tuple[tuple[int, int, Carried], ...]
    place: Callable[[int], Place | None]

    def __call__(self, start: int, end: int) -> Words:
        if end == start + 1 and self.text[start] == "\n":
            return TEMPLATE_LINE_END
        at, parts = start, []
        for first, after, value in self.stretches[bisect_right(self.stretches, start, key=_end) :]:
            if first >= end:
                break
            if first >= at and after <= end and isinstance(value, WrittenText):
                parts.append(self._own(at, first))
                parts.append(value.words)
                at = after
        parts.append(self._own(at, end))
        return joined(parts)

    def _own(self, start: int, end: int) -> Words:
        text = self.text[start:end]
        shown = start + len(text) - len(text.lstrip())
        return made(unescape(text), self.place(shown), Maker.TEMPLATE) if text else Words()


def _end(stretch: tuple[int, int, Carried]) -> int:
    return stretch[1]


def _without_marks(printed: str, values: Sequence[PrintedValue]) -> Rendered:
    pieces: list[str] = []
    stretches: list[tuple[int, int, Carried]] = []
    lines: list[tuple[int, str, int]] = []
    length, at = 0, 0
    while mark := MARK.search(printed, at):
        pieces.append(printed[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[2] is not None:
            lines.append((length, mark[2], int(mark[3])))
        elif mark[1] and int(mark[1]) < len(values):
            value, shown = values[int(mark[1])]
            # What a filter has changed is the template's.
            if printed.startswith(shown, at) and printed.startswith(VALUE_END, at + len(shown)):
                pieces.append(shown)
                stretches.append((length, length + len(shown), value))
                length += len(shown)
                at += len(shown) + 1
    pieces.append(printed[at:])
    return Rendered("".join(pieces), tuple(stretches), tuple(lines))
