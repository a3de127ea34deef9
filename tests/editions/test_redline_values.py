"""The comparison itself, on values: what is kept leads to the new text, what went to the old."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.redlined_values import bodies, paragraph, run, words_of
from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.alignment import align, align_similar
from reportgen.write.docx.redline.plain_words import text_of
from reportgen.write.docx.redline.redline import redline
from reportgen.write.docx.values.blocks import Body, ContentBlock, Paragraph, SectionEnd, Tracked

pytestmark = pytest.mark.slow

LAST = SectionEnd("", 1, 0.0)
BOUNDED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@BOUNDED
@given(bodies(), bodies())
def test_any_two_bodies_lead_to_each_other(old: Body, new: Body) -> None:
    made = redline(old, new)

    assert words_of(made, Turn.ADDED) == words_of(new, Turn.ADDED)
    assert words_of(made, Turn.REMOVED) == words_of(old, Turn.REMOVED)


@BOUNDED
@given(bodies())
def test_a_body_differs_in_nothing_from_itself(body: Body) -> None:
    made = redline(body, body)

    assert "Tracked" not in repr(made)
    assert words_of(made, Turn.ADDED) == words_of(body, Turn.ADDED)


@BOUNDED
@given(bodies(), bodies())
def test_sections_and_blocks_are_those_of_the_new_edition(old: Body, new: Body) -> None:
    made = redline(old, new)

    assert [each for each in made.blocks if isinstance(each, SectionEnd)] == [
        each for each in new.blocks if isinstance(each, SectionEnd)
    ]
    assert [each.block for each in made.blocks if isinstance(each, ContentBlock)] == [
        each.block for each in new.blocks if isinstance(each, ContentBlock)
    ]
    assert len({note.id for note in made.notes}) == len(made.notes)


@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40))
@settings(max_examples=60, deadline=None)
def test_aligned_places_are_equal_and_rise(old: Sequence[int], new: Sequence[int]) -> None:
    pairs = align(old, new)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))
    assert old != new or len(pairs) == len(old)


def test_the_most_alike_places_are_paired() -> None:
    likes = {(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.6, (1, 2): 0.8}

    assert align_similar(2, 3, lambda i, j: likes.get((i, j), 0.0), least=0.4) == ((0, 1), (1, 2))


def test_lone_spaces_between_two_changes_do_not_chop_it_up() -> None:
    made = redline(
        body("Ships carry much more grain here today"), body("Ships carry far less grain here today")
    )
    first = made.blocks[0]

    assert isinstance(first, Paragraph)
    assert [(each.turn, text_of(each.content)) for each in first.content if isinstance(each, Tracked)] == [
        (Turn.REMOVED, "much more"),
        (Turn.ADDED, "far less"),
    ]


def test_a_long_report_is_compared_in_little_time() -> None:
    old = body(*(f"Sentence {number} of a report that says thing {number} once." for number in range(2000)))
    third = [
        each
        if number % 3 == 0
        else paragraph(run(f"Sentence {number} of a report that told thing {number}."))
        for number, each in enumerate(old.blocks)
    ]
    start = time.process_time()
    made = redline(old, Body(tuple(third), LAST, ()))

    assert time.process_time() - start < 20
    assert len(made.blocks) == 2000


def body(*texts: str) -> Body:
    return Body(tuple(paragraph(run(text)) for text in texts), LAST, ())
