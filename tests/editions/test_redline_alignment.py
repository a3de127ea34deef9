"""Two sequences → the places that stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.write.docx.redline.alignment import align, align_similar


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_places_that_stay_are_equal_and_rise(old: str, new: str) -> None:
    pairs = align(old, new)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one < two and other < next_ for (one, other), (two, next_) in pairwise(pairs))


@given(st.text("ab", max_size=12), st.text("xyz", max_size=3), st.text("xyz", max_size=3))
def test_what_only_grew_at_its_ends_stays_as_a_whole(text: str, before: str, after: str) -> None:
    assert len(align(text, before + text + after)) == len(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("AxxBxxC", "pAxxBxxCq"),
        ("AxxBxxC", "AxxpBqxxC"),
        ("xxAyyBxx", "xxpAyyqBxx"),
        ("AxyxBzzC", "AxyxpBqzzCr"),
    ],
)
def test_what_stands_often_stays_between_what_stands_once(old: str, new: str) -> None:
    assert "".join(old[i] for i, _ in align(old, new)) == old


def test_every_stretch_between_what_stands_once_is_compared() -> None:
    old, new = "AxyxyBxyxyCxyxyD", "AyxyxpByxyxpCyxyxpD"

    # The four that stand once, and three of each stretch.
    assert len(align(old, new)) == 4 + 3 * 3


def test_the_pairs_most_alike_together_are_chosen() -> None:
    likeness = {(0, 1): 0.9, (1, 0): 0.8, (1, 1): 0.5, (1, 2): 0.6}

    assert align_similar(2, 3, lambda i, j: likeness.get((i, j), 0.0), least=0.5) == ((0, 1), (1, 2))
    assert align_similar(2, 3, lambda i, j: likeness.get((i, j), 0.0), least=0.7) == ((0, 1),)
