"""The checks survive any text, and their work grows with the project and not with its square."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check.making_projects import (
    TODAY,
    check,
    make_block,
    make_claim,
    make_plans,
    make_profile,
    make_project,
    make_term,
)
from reportgen.check.run import run_checks
from reportgen.model.content.claim import Hedge
from reportgen.model.profile import Reading
from reportgen.model.project import Project
from reportgen.text.grammar import read_text

CLAIMS = [make_claim("c1", Hedge.COULD), make_claim("c2", Hedge.EXPERTS)]
TERMS = [make_term("port call", "port calls", plain="visit")]
STRICT = make_profile(reading=Reading(1, 2, 3, 4))
SPEECH = """The article says that Mexico could buy [[port calls]] from Russia. No date is given. [@c1]

- One thing could follow, it says. [@c2]
- Another is open. [@c1]

| A | B |
|---|---|
| x {0} | y [@c2] |
"""

MARKUP = [*"[](){}*_`~^!<&\\|%", ":::", "|---|", "[@c1]", "[@", "{only=a}", "{#x}", "](#y)", "[^1]"]
BEGINNINGS = [
    "\n",
    "\n\n",
    "\n::: only a\n",
    "# ",
    "- ",
    "> ",
    "[^1]: ",
    "*[OAS]: ",
    ": ",
    "{{ a }}",
    "[[port call]]",
]
LETTERS = ["10 %", "U.S. ", "experts say ", "&#x1F600;", "&#0;", "é̀", "ǅ", "ß", "İ", "٣", "½", "海。", "🏴‍☠️"]
CONTROLS = ["\u202e", "\u0000", "\ud7ff", "\u2028", "\x85", "\x0c", "\r", "\t"]
PIECES = st.sampled_from(MARKUP + BEGINNINGS + LETTERS + CONTROLS)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_no_text_makes_a_check_fail(text: str) -> None:
    project = make_project(
        make_block("b", text, "claim-set", versions={"short": text}),
        claims=CLAIMS,
        terms=TERMS,
        profiles=[STRICT],
        texts={"source-a": text},
        data={"x.csv": text.encode("utf-8", "replace")},
        words={"banned": (text[:5],)},
    )

    for each in check(project).diagnostics:
        assert each.span is not None
        assert each.span.line >= 1
        assert each.span.column is None or each.span.column >= 1


def test_brackets_without_end_do_not_exhaust_the_stack() -> None:
    text = "[" * 3000 + "x" + "](#a)" * 3000

    assert check(make_project(make_block("b", text))).diagnostics


def library(blocks: int) -> Project:
    texts = (make_block(f"b{n}", SPEECH.replace("{0}", str(n)), "claim-set") for n in range(blocks))
    source = "\n".join(f"word {n} of the source and more of it" for n in range(50))
    return make_project(
        *texts, claims=CLAIMS, terms=TERMS, profiles=[STRICT, make_profile("b")], texts={"source-a": source}
    )


def operations(blocks: int) -> int:
    """Calls of functions, Python's and C's, that one run takes."""
    project = library(blocks)
    plans = make_plans(project)
    read_text.cache_clear()
    count = 0

    def tick(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        run_checks(project, plans, today=TODAY)
    finally:
        sys.setprofile(None)
    return count


def test_four_times_the_blocks_take_four_times_the_work() -> None:
    operations(5)  # fills the caches that every run shares

    assert operations(160) < 4.6 * operations(40)
