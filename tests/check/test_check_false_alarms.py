"""Plain sentences that once looked like faults."""

from __future__ import annotations

import pytest

from check.making_projects import check, make_block, make_claim, make_project, told
from reportgen.model.content.claim import Hedge


def codes(text: str, kind: str = "context") -> list[str]:
    report = check(make_project(make_block("b", text, kind), claims=[make_claim("c1", Hedge.COULD)]))
    return [each.code for each in report.diagnostics if each.code != "missing-part"]


@pytest.mark.parametrize(
    "text",
    [
        "Wait until the browser loads the next page.",
        "Press the button on the next page of the form.",
        "Ask about COVID-19 at the given.",
        "Say your message clearly.",
        "Write more clearly to the board.",
        "An adversary could read the key.",
        "¿Está lista la obra?",
    ],
)
def test_a_plain_sentence_is_no_fault(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The map is on the next page.", "positional-reference"),
        ("The next page shows the map.", "positional-reference"),
        ("Clearly, this is wrong.", "cliche"),
        ("The plan is clearly wrong.", "cliche"),
        ("Russia is an adversary.", "loaded-word"),
        ("It is our adversary.", "loaded-word"),
    ],
)
def test_the_fault_itself_is_still_found(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text", ["- Visit https://example.org for the form.", "- Ask at the given.", "Never use it."]
)
def test_a_request_needs_no_claim(text: str) -> None:
    assert codes(text, "claim-set") == []


@pytest.mark.parametrize(
    "text", ["Visit numbers rose fast.", "Use of force grew a lot.", "The given is open."]
)
def test_a_statement_needs_one(text: str) -> None:
    assert codes(text, "claim-set") == ["unsourced-sentence"]


def test_a_request_promises_nothing() -> None:
    assert codes("Bring your card to the given. [@c1]") == []


def test_spanish_signs_open_a_sentence() -> None:
    assert told(check(make_project(make_block("b", "Dijo: ¿Está? ¡Ven! Hoy es así.")))) == [
        "content/blocks/b.md:10:18: exclamation-mark"
    ]
