"""Which lines of a bare text are headings, by their shape."""

from __future__ import annotations

import pytest

from reportgen.ingest.shape import LONGEST_HEADING, level_of, looks_like_heading

SMALL_WORDS = "a an and as at but by for from in into of on or the to vs with is are be it"
FOLLOWING = "It began in spring, as stories do, and then it ended."


@pytest.mark.parametrize("small", SMALL_WORDS.split())
def test_small_words_need_no_capital(small: str) -> None:
    line = f"Ports {small} Quays {small} Ships {small} Boats {small} Tides"

    assert looks_like_heading(line, FOLLOWING)
    assert not looks_like_heading(line.replace(small, "small"), FOLLOWING)


@pytest.mark.parametrize(
    "line",
    [
        "What came next",
        "WHAT CAME NEXT AFTER ALL OF THIS WAS OVER",
        "Why did nobody ask the harbour master about it?",
        "2.1 Of ports and of those who were seen within them",
        "IV. The end of what was begun by all of them",
        "A" * LONGEST_HEADING,
    ],
)
def test_a_short_line_over_a_longer_one_is_a_heading(line: str) -> None:
    assert looks_like_heading(line, FOLLOWING)
    assert not looks_like_heading(line, None)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "What came next.",
        "what came next",
        "Nobody saw ships enter harbours during long winter nights",
        "Table 2 Ports",
        "By Ana Ruiz",
        "- What came next",
        "A" * (LONGEST_HEADING + 1),
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen",
    ],
)
def test_what_only_looks_short_is_none(line: str) -> None:
    assert not looks_like_heading(line, FOLLOWING)


def test_a_line_with_a_colon_over_a_list_leads_to_it() -> None:
    assert not looks_like_heading("Three Ports:", "- One")
    assert looks_like_heading("Three Ports:", FOLLOWING)


def test_the_number_before_a_heading_gives_its_level() -> None:
    assert [level_of(line, 2) for line in ("Ports", "1 Ports", "1.2 Ports", "1.2.3. Ports")] == [2, 2, 3, 4]
