"""A way to compose + rows → the one document that all rows share, where composing does not look at values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

from jinja2 import meta, nodes

from reportgen.compose.page.parts import make_parts
from reportgen.compose.page.template_environment import METHODS
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.model.report.stencil import Gap, Piece, Stencil, Writing, fill
from reportgen.model.report.unshareable import Refusal
from reportgen.wording.english import ENGLISH

Values = Mapping[str, str]

# Letters that no two words of a language have in a row.
LETTERS = "qzxjvkbw"
SHORTEST = 8

# What templates may ask about without seeing a value: fixed words of the program and of the project.
FIXED = frozenset(
    {"kind", "role", "level", "heading", "generate", "block", "version", "template", "paper", "profile"}
    | {
        "loop",
        "index",
        "index0",
        "first",
        "last",
        "length",
        "marks",
        "confidence",
        "changes",
        "status",
        "tier",
        "reliability",
    }
)
# Filters that make the same of the words around a value whatever it is.
BLIND = frozenset({"e", "escape", "join", "safe", "trim", "default", "d", "list"})
DIFFERS = Refusal("a value changes more of the report than its own place")


def cut_stencil(
    compose: Callable[[Values], Document],
    templates: Mapping[str, str],
    name: str,
    rows: Sequence[Values],
    *,
    doubt: Callable[[Stencil], Refusal | None] = lambda _: None,
) -> Stencil | Refusal:
    """The shared document, or why a value could change more than its own place.

    Composed with marks, with values of every shape and with some of the rows themselves: each must be
    what the gaps make of it. `name` is the template of the page; `doubt` knows better where values may
    not stand.
    """
    columns = tuple(rows[0])
    if not columns:
        return Refusal("the list has no column")
    if asking := _looks_at_text(templates, name):
        return Refusal(f"templates/{asking} compares, tests or changes words that could be a row's")
    try:
        return _cut(compose, columns, rows, doubt)
    except ContentError as wrong:
        return Refusal(f"it cannot be composed without a row's own values: {wrong.diagnostics[0].message}")


def _cut(
    compose: Callable[[Values], Document],
    columns: tuple[str, ...],
    rows: Sequence[Values],
    doubt: Callable[[Stencil], Refusal | None],
) -> Stencil | Refusal:
    marks = {column: _mark(number, rows, column) for number, column in enumerate(columns)}
    marked = compose(marks)
    title = _pieces(marked.title, marks, lambda _: Writing.PLAIN)
    stencil = Stencil(marked, marks, _pieces(marked.html, marks, partial(_writing_at, marked.html)), title)
    if (refused := doubt(stencil)) is not None:
        return refused
    longest = max(rows, key=lambda row: sum(map(len, row.values())))
    trials = (_specials(columns), _numbers(columns), _phrases(columns), rows[0], longest)
    if not all(_is_filled(stencil, trial, compose(trial)) for trial in trials):
        return DIFFERS
    return stencil if stencil.columns else Refusal("no value stands in the report")


def _is_filled(stencil: Stencil, values: Values, composed: Document) -> bool:
    """Whether the gaps make of the values what composing makes; where words came from is no part of it."""
    return replace(fill(stencil, values), origins=composed.origins) == composed


def _mark(number: int, rows: Sequence[Values], column: str) -> str:
    """A word or words as long as the column's middle value, found nowhere else."""
    lengths = sorted((row.get(column, "") for row in rows), key=len)
    sizes = [max(1, len(word)) for word in lengths[len(lengths) // 2].split()] or [SHORTEST]
    sizes[-1] += max(0, SHORTEST - sum(sizes))
    digits = f"{number:03o}"
    letters = "q" + "".join(LETTERS[int(digit)] for digit in digits) + "zx"
    flow = cycle(letters)
    return " ".join("".join(islice(flow, size)) for size in sizes)


def _specials(columns: tuple[str, ...]) -> Values:
    return {column: f"Q{number} & <b> \"c\" 'd' {number}." for number, column in enumerate(columns)}


def _numbers(columns: tuple[str, ...]) -> Values:
    return {column: str(7_000_013 + number) for number, column in enumerate(columns)}


def _phrases(columns: tuple[str, ...]) -> Values:
    return {
        column: f"{number}, " + "words and more words, " * 12 + "end" for number, column in enumerate(columns)
    }


def _pieces(text: str, marks: Values, writing_at: Callable[[int], Writing]) -> tuple[Piece, ...]:
    """The text with a gap for each mark, written as it has to be there."""
    columns = {mark: column for column, mark in marks.items()}
    pattern = "|".join(re.escape(mark) for mark in sorted(columns, key=len, reverse=True))
    pieces: list[Piece] = []
    at = 0
    for found in re.finditer(pattern, text):
        pieces += (text[at : found.start()], Gap(columns[found[0]], writing_at(found.start())))
        at = found.end()
    return (*pieces, text[at:])


def _writing_at(html: str, at: int) -> Writing:
    """Neither words nor values of attributes hold < or > in the HTML that a page is written as."""
    is_in_tag = html.rfind("<", 0, at) > html.rfind(">", 0, at)
    return Writing.ATTRIBUTE if is_in_tag else Writing.TEXT


def _looks_at_text(templates: Mapping[str, str], name: str) -> str | None:
    """Which template, this or one it takes from, compares, tests or changes words that could be a row's."""
    environment = make_parts(templates, ENGLISH.labels, lambda _: None).environment
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in seen or each not in templates:
            continue
        seen.add(each)
        tree = environment.parse(templates[each])
        if not all(_names_in(question) <= FIXED for question in _questions(tree)):
            return each
        # A name that is worked out while the page is made could lead anywhere.
        found = list(meta.find_referenced_templates(tree))
        if None in found:
            return each
        waiting.extend(other for other in found if other is not None)
    return None


def _questions(tree: nodes.Template) -> Iterator[nodes.Node]:
    yield from tree.find_all((nodes.Compare, nodes.Test))
    yield from (each for each in tree.find_all(nodes.Getitem) if not _is_named(each.arg))
    yield from (each for each in tree.find_all(nodes.Filter) if each.name not in BLIND)
    yield from (
        each
        for each in tree.find_all(nodes.Call)
        if isinstance(each.node, nodes.Getattr) and each.node.attr in METHODS[str]
    )


def _is_named(key: nodes.Expr) -> bool:
    return isinstance(key, nodes.Const) and isinstance(key.value, str)


def _names_in(question: nodes.Node) -> set[str]:
    """What the question is about: the last name of each path."""
    asked = {each.attr for each in question.find_all(nodes.Getattr)}
    return asked or {each.name for each in question.find_all(nodes.Name)}
