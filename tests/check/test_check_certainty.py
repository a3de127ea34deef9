from __future__ import annotations

import pytest

from check.making_projects import check, make_block, make_claim, make_project, told
from reportgen.model.content.claim import Hedge

CLAIMS = [
    make_claim("could", Hedge.COULD),
    make_claim("likely", Hedge.LIKELY),
    make_claim("said", Hedge.SYNTHESIS),
    make_claim("stated", Hedge.STATED),
    make_claim("advice", Hedge.VALUE),
    make_claim(
        "becomes", Hedge.COULD, "The article says that trade can become leverage and later influence."
    ),
]


def drifts(text: str, kind: str = "context") -> list[str]:
    report = check(make_project(make_block("b", text, kind), claims=CLAIMS))
    return [str(each.span) for each in report.diagnostics if each.code == "certainty-drift"]


@pytest.mark.parametrize(
    "text",
    [
        "A deal could strain ties. [@could]",
        "The article warns of strained ties. [@could]",
        "A deal would bring the risk of friction. [@could]",
        "Ties will probably suffer. [@likely]",
        "Ties might suffer. [@likely]",
        "The article ties the two together. [@said]",
        "We tie the two together. [@said]",
        "Ties suffer. [@stated]",
        "The article calls for training. [@advice]",
        "Troops should be trained. [@advice]",
        "It could bring: [@could]\n\n- trade,\n- jobs.",
        "The article names a danger. It goes on. A deal could strain ties. [@could]",
        "Would ties suffer? [@could]",
        "::: question\nTies suffer. [@could]\n:::",
        "| What | What could follow |\n|---|---|\n| A deal | friction [@could] |",
        "Trade could become leverage, and leverage could become influence. [@becomes]",
        "Trade could become leverage and turn into influence. [@becomes]",
        "The risk is that trade grows and becomes influence. [@becomes]",
        "The article raises concerns, and trade could become influence. [@becomes]",
        "Trade could become leverage, but the article does not name a case. [@becomes]",
        "A deal is signed and becomes law; ties could suffer. [@stated; @could]",
        "The article says that trade becomes leverage. It could become influence. [@becomes]",
        "Does trade become leverage, and does leverage become influence? [@becomes]",
        "Trade becomes leverage, and leverage becomes influence.",
    ],
)
def test_wording_up_to_the_ceiling_passes(text: str) -> None:
    assert drifts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A deal strains ties. [@could]",
        "The article says that a deal strains ties. [@could]",
        "The article says that ties suffer. [@likely]",
        "The two belong together. [@said]",
        "Ties suffer. [@stated; @could]",
        "A deal strains ties. Some could lose. [@could]",
        "- Ties suffer. [@could]\n- Ties could suffer. [@could]",
        "A deal will strain ties, and could cost trade. [@could]",
        "If trade grows, influence will follow. [@could]",
        "Training is under way. [@advice]",
        "| What | What follows |\n|---|---|\n| A deal | friction [@could] |",
        "Trade could become leverage, and leverage becomes influence. [@becomes]",
        "Trade could become leverage, and leverage does become influence. [@becomes]",
        "But trade does become leverage, and leverage can become influence. [@becomes]",
        "Larger ties become leverage, which could become influence. [@becomes]",
        "A deal could help trade, and it weakens ties. [@could]",
        "A deal will often help trade, and it weakens ties. [@likely]",
    ],
)
def test_wording_above_the_ceiling_is_drift(text: str) -> None:
    assert len(drifts(text)) == 1


def test_drift_is_shown_at_the_sentence_that_drifts() -> None:
    assert drifts("Ties could suffer. [@could] Ties suffer. [@could]") == ["content/blocks/b.md:10:29"]


def test_a_promise_is_shown_at_its_word() -> None:
    assert drifts("A deal will strain ties, and could cost trade. [@could]") == ["content/blocks/b.md:10:8"]


def test_a_clause_without_the_hedge_of_the_other_is_shown_at_its_verb() -> None:
    text = "Trade could become leverage, and leverage becomes influence. [@becomes]"

    assert drifts(text) == ["content/blocks/b.md:10:43"]


def test_a_version_may_cite_less_than_full_but_not_more() -> None:
    block = make_block(
        "b",
        "Said. [@stated]\n\n::: only x\nMore. [@said]\n:::",
        versions={"short": "We said. [@said; @likely]"},
    )

    report = check(make_project(block, claims=CLAIMS), {"b": "short"})
    found = [each.message for each in report.diagnostics if each.code == "claim-outside-full"]
    assert found == ['version "short" cites "likely", which "full" does not']


def test_code_in_a_list_hides_nothing_from_the_checks() -> None:
    text = "- It had one field:\n\n    ```\n    ::: only nobody\n    ```\n\nThese were certainly new. [@c1]"
    report = check(make_project(make_block("b", text), claims=[make_claim("c1", Hedge.LIKELY)]))

    assert told(report) == ["content/blocks/b.md:16:12: certainty-drift"]
