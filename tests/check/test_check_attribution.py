from __future__ import annotations

import pytest

from check.making_projects import check, make_block, make_claim, make_project, make_term
from reportgen.model.content.claim import Hedge

EXPERTS = make_claim("x", Hedge.EXPERTS)


def codes(text: str, kind: str = "context", **more: tuple[str, ...]) -> list[str]:
    project = make_project(make_block("b", text, kind), claims=[EXPERTS, make_claim("c")], words=more)
    return sorted({each.code for each in check(project).diagnostics} - {"missing-part"})


@pytest.mark.parametrize(
    "text",
    [
        "The article says that most analysts, whom it does not name, expect none. [@x]",
        "According to the article, unnamed experts expect none. [@x]",
        "The article reports unnamed voices:\n\n- They expect none. [@x]",
        "What does the consensus of the article rest on?",
    ],
)
def test_unnamed_voices_told_as_such_pass(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Experts say that it is calm.",
        "Many U.S.-based defense analysts expect none.",
        "There is a growing consensus.",
        "It is widely believed that it is calm.",
    ],
)
def test_voices_of_nobody_are_bare(text: str) -> None:
    assert codes(text) == ["bare-attribution"]


def test_an_attribution_that_hides_that_nobody_is_named_is_not_enough() -> None:
    assert codes("The article says that none is expected. [@x]") == ["missing-attribution"]


def test_a_judgement_may_carry_somebody_elses_might() -> None:
    assert codes("The article says that ties might suffer. [@c]", "key-judgement") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mexican army and Mexico’s navy. [@c]", []),
        ("In May it began: Nobody knows. “Nobody” said so. [@c]", []),
        ("Table 3 and Figure 2 show it. [@c]", []),
        ("Chile is near. [@c]", ["unsupported-name"]),
        ("It met Putin. [@c]", ["unsupported-name"]),
        ("It met in 2019. [@c]", ["unsupported-number"]),
        ("A cost of $5.2 in it. [@c]", ["unsupported-number"]),
    ],
)
def test_names_and_numbers_need_a_claim(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_the_project_may_list_names_of_its_own() -> None:
    assert codes("It met Putin. [@c]", names=("Putin",)) == []


def test_small_numbers_in_tasks_are_instructions() -> None:
    assert codes("Take 5 minutes.", "activity") == []
    assert codes("::: activity\nTake 5 minutes.\n:::") == []
    assert codes("Take 500 minutes.", "activity") == []
    assert codes("The walk took 500 minutes.", "activity") == ["unsupported-number"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The organisation of american states (OAS) met. The OAS went.", []),
        ("The OAS (organisation of american states) met.", []),
        ("The OAS met.\n\n*[OAS]: Organisation of American States", []),
        ("The OAS (in the autumn) met.", ["undefined-acronym"]),
        ("The US and the UK met. NOT so. L16.2 and F6.", []),
    ],
)
def test_acronyms_are_spelt_out_at_first_use(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_an_acronym_is_told_once_and_where_it_first_stands() -> None:
    project = make_project(make_block("a", "The OAS met."), make_block("b", "The OAS (x) met."))

    found = [str(each.span) for each in check(project).diagnostics if each.code == "undefined-acronym"]
    assert found == ["content/blocks/a.md:10:5"]


def test_a_term_explained_once_may_stand_unmarked_after() -> None:
    term = make_term("port call", "port calls")
    project = make_project(make_block("a", "A [[port call]]."), make_block("b", "Port calls."), terms=[term])

    assert [each.code for each in check(project).diagnostics if "term" in each.code] == []
