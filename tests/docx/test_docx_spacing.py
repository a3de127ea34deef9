"""Space between blocks is what CSS collapses, whichever styles stand beside each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.house_theme import make_document
from gallery.word_reading import words, written_body
from reportgen.model.report.layout import Element
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.style.spacing import NEAR, solve_spaces
from reportgen.write.docx.style.style_book import open_stylebook
from reportgen.write.docx.values.blocks import Paragraph
from reportgen.write.engine.rendering import lay_out

LENGTHS = st.floats(min_value=-20, max_value=60, allow_nan=False)


@given(st.lists(LENGTHS, min_size=1, max_size=6))
def test_adjoining_margins_collapse_to_the_largest_and_the_most_negative(margins: list[float]) -> None:
    flow = Flow()
    for margin in margins:
        flow.margin(margin)

    wanted = max(0.0, *margins, 0.0) + min(0.0, *margins, 0.0)
    assert abs(flow.take_gap() - wanted) < 0.01


@given(LENGTHS, st.floats(min_value=1, max_value=20), LENGTHS)
def test_padding_keeps_margins_apart(above: float, padding: float, below: float) -> None:
    flow = Flow()
    flow.margin(above)
    flow.pad(padding)
    flow.margin(below)

    wanted = max(0.0, above) + min(0.0, above) + padding + max(0.0, below) + min(0.0, below)
    assert abs(flow.take_gap() - wanted) < 0.02


LAYOUT = lay_out(make_document("<p>x</p>")).layout
PARAGRAPH = next(each for each in build_body(LAYOUT.root, LAYOUT).blocks if isinstance(each, Paragraph))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Body Text", "Evidence", "Question"]), st.integers(0, 40)), min_size=2
    )
)
def test_the_larger_space_between_two_paragraphs_is_the_gap(line: list[tuple[str, int]]) -> None:
    blocks = tuple(replace(PARAGRAPH, role=role, gap=float(gap)) for role, gap in line)
    book = open_stylebook(build_body(LAYOUT.probe, LAYOUT))
    spaces = solve_spaces(blocks, book)

    for above, below in pairwise(blocks):
        shown = max(spaces[id(above)].after, spaces[id(below)].before)
        assert abs(shown - below.gap) <= NEAR


def test_only_what_styles_cannot_say_is_said_directly() -> None:
    file = written_body("<p>one</p><p>two</p><p>three</p>")

    direct = [words(each) for each in file.find("//w:p[w:pPr/w:spacing]")]
    assert direct == []


def test_a_box_keeps_its_inner_space_apart_from_the_outer() -> None:
    box = "aside[data-role=callout]"
    css = f"{box} {{ padding: 8pt; margin: 20pt 0 }} {box} p {{ margin: 5pt 0 }}"
    body = build_body(_root(css), LAYOUT)
    before, inside, after = (each for each in body.blocks if isinstance(each, Paragraph))

    assert (before.gap, inside.gap, after.gap) == (0.0, 20.0, 20.0)
    assert inside.look.space[0] + 0.5 == inside.look.space[2] + 0.5 == 13.0


def _root(css: str) -> Element:
    page = '<main><p>a</p><aside data-role="callout" data-kind="key"><p>b</p></aside><p>c</p></main>'
    return lay_out(make_document(page, css=css)).layout.root
