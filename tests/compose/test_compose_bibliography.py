"""Words of places in sources: one or several, with dashes for ranges."""

from __future__ import annotations

import pytest

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.place_order import in_order
from reportgen.model.content.claim import Cite
from reportgen.model.names import SourceId
from reportgen.wording.english import ENGLISH

A = SourceId("a")
WORDS = Bibliography(ENGLISH)


@pytest.mark.parametrize(
    ("locator", "label", "words"),
    [
        ("4", "paragraph", "paragraph 4"),
        ("4-6", "paragraph", "paragraphs 4–6"),
        ("4--6", "paragraph", "paragraphs 4–6"),
        ("4, 6", "page", "pages 4, 6"),
        ("4 & 6", "page", "pages 4 & 6"),
        ("4 and 6", "section", "sections 4 and 6"),
        ("Sandwich", "section", "section Sandwich"),
        ("L16.2", "line", "line 16.2"),
        ("L16-L18", "line", "lines 16–18"),
    ],
)
def test_several_places_are_named_in_the_plural(locator: str, label: str, words: str) -> None:
    assert WORDS.locator(Cite(A, locator, label)) == words


@pytest.mark.parametrize(
    ("locator", "label", "words"),
    [("16.2, 18", "line", "L16.2, 18"), ("4, 5", "paragraph", "para. 4, 5"), ("7", "page", "p. 7")],
)
def test_marks_say_places_in_short(locator: str, label: str, words: str) -> None:
    assert WORDS.short_locator(Cite(A, locator, label)) == words


def test_places_in_one_source_stand_together() -> None:
    cites = [Cite(A, "L2", "line"), Cite(A, "4", "page"), Cite(A, "3", "line"), Cite(A, "2", "line")]

    assert WORDS.gathered(cites) == ((A, "lines 2, 3"), (A, "page 4"))
    assert WORDS.gathered_shortly(cites) == ((A, "L2, 3"), (A, "p. 4"))


@pytest.mark.parametrize(
    ("places", "ordered"),
    [
        (("16.2", "4.9"), ("4.9", "16.2")),
        (("6.1–3", "6.17", "6.2"), ("6.1–3", "6.17")),
        (("9.5", "9.3–15", "9.4–6"), ("9.3–15",)),
        (("10–12", "9", "9"), ("9", "10–12")),
        (("annex", "4"), ("annex", "4")),
    ],
)
def test_places_stand_in_the_order_of_the_source_without_those_covered(
    places: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert in_order(places) == ordered
