from __future__ import annotations

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.words import attribution, hedges
from reportgen.check.words.any_case import AnyCase, in_small_letters

pytestmark = pytest.mark.slow

EVERY_SIGN = "".join(map(chr, range(sys.maxunicode + 1)))
SMALL = in_small_letters(EVERY_SIGN)
EXPRESSIONS = [
    each for words in (attribution, hedges) for each in vars(words).values() if isinstance(each, AnyCase)
]
WORDS = st.sampled_from(
    ["The", "article", "SAYS", "that", "U.S.", "experts", "widely", "believed", "document’s", "—"]
) | st.sampled_from(["could", "Mİght", "riſk", "liKely", "won’t", "prove", "should", "unnamed", "Our", "in"])


def test_every_sign_keeps_its_place() -> None:
    assert len(SMALL) == len(EVERY_SIGN)


@pytest.mark.parametrize("letter", string.ascii_lowercase)
def test_a_letter_is_what_ignoring_case_takes_for_it(letter: str) -> None:
    taken = {sign for sign, small in zip(EVERY_SIGN, SMALL, strict=True) if small == letter}

    assert taken == set(re.findall(letter, EVERY_SIGN, re.IGNORECASE))


@pytest.mark.parametrize("kind", [r"\w", r"\d", r"\s"])
def test_a_sign_stays_of_its_kind(kind: str) -> None:
    places = [found.start() for found in re.finditer(kind, EVERY_SIGN)]

    assert [found.start() for found in re.finditer(kind, SMALL)] == places


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_words_are_found_as_when_case_is_ignored(text: str) -> None:
    for expression in EXPRESSIONS:
        found = [each.span() for each in re.finditer(expression.written, text, re.IGNORECASE)]

        assert [each.span() for each in expression.finditer(text)] == found
