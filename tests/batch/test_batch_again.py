"""What a row takes from the rows before it is what it would have made itself."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.letters import BODY, letter
from reportgen.model.profile import Format
from reportgen.model.report.stencil import fill
from reportgen.write.engine.pdf.shared_streams import LONG, StreamCompressor
from reportgen.write.engine.pdf.shared_trees import MOST_TREES
from reportgen.write.render import render_report
from reportgen.write.shared_rows import SharedReport

pytestmark = pytest.mark.slow

PDF = (Format.PDF,)
PIECES = st.lists(st.binary(max_size=300), max_size=8).map(b"".join)


def test_the_tags_of_a_row_are_used_for_the_next_one() -> None:
    stencil = letter(BODY.replace('alt="A seal for {person}"', 'alt="A seal"'))
    shared = SharedReport(stencil, PDF)
    for name in ("Ada Ida", "Ida Ada", "Aida Da", "Dada Ia"):
        values = {"person": name, "place": "Nogales"}

        assert shared.render(values)[1] == render_report(fill(stencil, values), PDF)
    assert shared.areas.shared.trees_kept == 1


def test_trees_that_no_row_uses_again_are_not_all_kept() -> None:
    shared = SharedReport(letter(), PDF)
    for number in range(MOST_TREES + 3):
        shared.render({"person": f"Person {number}", "place": "Nogales"})

    assert shared.areas.shared.trees_kept == MOST_TREES


def test_the_fourth_row_is_still_what_a_full_layout_makes() -> None:
    stencil = letter()
    shared = SharedReport(stencil, PDF)
    for person in ("Ada Lovelace", "Bo Diddley", "Łucja", "Ada Byron"):
        values = {"person": person, "place": "Nogales"}

        assert shared.render(values)[1] == render_report(fill(stencil, values), PDF)


def test_a_value_that_tags_say_aloud_is_not_that_of_the_row_before() -> None:
    stencil = letter(BODY.replace("Yours, {person}", 'Yours, <abbr title="{person}">me</abbr> {person}'))
    shared = SharedReport(stencil, PDF)
    for person in ("Ada Lovelace", "Bo Diddley", "Ada Lovelace"):
        values = {"person": person, "place": "Nogales"}

        assert shared.render(values)[1] == render_report(fill(stencil, values), PDF)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.lists(PIECES, min_size=3, max_size=5), st.integers(1, 700))
def test_a_stream_packed_after_others_is_as_if_packed_alone(
    start: bytes, ends: list[bytes], times: int
) -> None:
    compressor = StreamCompressor()
    for end in ends:
        content = start * times + end

        assert compressor.compress(content, 9) == zlib.compress(content, 9)


def test_a_beginning_that_two_streams_share_is_packed_once() -> None:
    compressor = StreamCompressor()
    start = b"".join(str(number).encode() for number in range(LONG))
    made = [compressor.compress(start + end, 9) for end in (b"one", b"two", b"three")]

    assert [each.content for each in compressor.prefixes] == [start]
    assert made[2] == zlib.compress(start + b"three", 9)
