"""Marks and links of a document → Markdown that is read back as the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.ingest.draft.inline import write_words
from reportgen.ingest.draft.read_back import read_back
from reportgen.model.imported import Words

STRONG, EM = frozenset({"strong"}), frozenset({"em"})


def write(*runs: Words) -> str:
    return write_words(runs, "en", lambda key: f"[^{key}]" if key else "")


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        ([Words("plain words.")], "plain words."),
        ([Words("a "), Words("b", STRONG), Words(" c")], "a **b** c"),
        ([Words("a"), Words(" b ", STRONG), Words("c")], "a **b** c"),
        ([Words("a", STRONG | EM | {"del"})], "***~~a~~***"),
        ([Words("f(x)", frozenset({"code", "strong"}))], "`f(x)`"),
        ([Words("CO"), Words("2", frozenset({"sub"}))], "CO~2~"),
        ([Words("x"), Words("a b", frozenset({"sup"}))], "x^a\\ b^"),
        (
            [Words("see "), Words("here", EM, "https://a.example/b c")],
            "see [*here*](<https://a.example/b%20c>)",
        ),
        ([Words("a"), Words("", note="n1"), Words(" b")], "a[^n1] b"),
        ([Words("one\ntwo", EM)], "*one\\\ntwo*"),
        ([Words("(a)", STRONG), Words(" b")], "**(a)** b"),
        ([Words("half", EM), Words("word")], "*half*word"),
    ],
)
def test_what_markdown_can_say_is_written(runs: list[Words], markdown: str) -> None:
    assert write(*runs) == markdown


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        ([Words("(a)", STRONG), Words("b")], "(a)b"),
        ([Words("a`b", frozenset({"code"}))], "a\\`b"),
        ([Words("(a)", STRONG), Words("b "), Words("c", EM)], "(a)b *c*"),
    ],
)
def test_a_mark_that_would_not_be_read_as_one_is_left_away(runs: list[Words], markdown: str) -> None:
    assert write(*runs) == markdown


def test_the_call_of_a_note_that_is_not_there_says_nothing() -> None:
    assert write(Words("a"), Words("", note=""), Words(" b", STRONG)) == "a **b**"


@pytest.mark.parametrize(
    "markdown",
    [
        "# x",
        "- x",
        "1. x",
        "> x",
        "[@x] y",
        "{{ x }}",
        "[[x]]",
        "x ](b)",
        "a\n\nb",
        "::: note\n:::",
        "![a](b)",
    ],
)
def test_what_is_more_than_words_does_not_come_back(markdown: str) -> None:
    found = read_back(markdown)

    assert found is None or "" in {each.text for each in found}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["(a)", "b c", "1.", "*", "ß"]), min_size=1, max_size=30), st.integers(0, 3))
def test_any_marks_at_any_places_leave_the_words_as_they_are(texts: list[str], first: int) -> None:
    looks = (STRONG, frozenset[str](), EM, frozenset({"sup"}))
    runs = [Words(text, looks[(first + at) % len(looks)]) for at, text in enumerate(texts)]
    found = read_back(write(*runs))

    assert found is not None
    assert "".join(each.text for each in found) == "".join(texts).replace(" ", "")
