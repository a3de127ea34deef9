from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.check.prose.sentences import split_sentences, words_of


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "One ends here.|The next one begins.",
        "Is it so?|Yes.|No!",
        "It grew by 1.5 miles in a year.|It stopped.",
        "Trade with the U.S. Army grew.|It fell.",
        "Troops went to the U.S.|The border is long.",
        "See p. 4 and No. 5 of it.|It ends.",
        "They say, e.g. Russia, so.|They do.",
        "He said “no.”|She said “yes.”",
        "(It is so.)|Then it is not.",
        "It goes on … and on.|Then it stops.",
        "Dr. Smith came.|J. Smith left.",
        "A line without an end",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_an_empty_text_has_no_sentences() -> None:
    assert sentences(" \n ") == []


def test_words_keep_their_hyphens_and_numbers_their_separators() -> None:
    assert words_of("Dual-use goods, 1,900 miles: China’s.") == (
        "Dual-use",
        "goods",
        "1,900",
        "miles",
        "China’s",
    )


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .!?”(U.S\n1é…", max_size=80))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join(sentences(text))

    assert "".join(kept.split()) == "".join(text.split())
