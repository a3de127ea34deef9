from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest

from check.making_projects import TODAY, check, make_block, make_plans, make_profile, make_project, told
from reportgen.check.finding import EditorialCheck, Finding
from reportgen.check.manuscripts import CheckInput
from reportgen.check.run import run_checks
from reportgen.check.table import DOOR
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Severity
from reportgen.model.span import Span
from reportgen.plug_ins import load_plug_ins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAWN = make_block("b", "It is a pawn.")
POLICY, PUPILS = make_profile("policy"), make_profile("pupils")


def test_a_finding_names_file_line_and_column() -> None:
    assert told(check(make_project(PAWN))) == ["content/blocks/b.md:10:9: banned-word"]


def test_what_several_profiles_share_is_said_once_with_their_names() -> None:
    report = check(make_project(make_block("b", "The OAS met."), profiles=[POLICY, PUPILS]))

    messages = [each.message for each in report.diagnostics if each.code == "undefined-acronym"]
    assert messages == ['"OAS" is used here before anything explains it (policy, pupils)']


def test_the_project_changes_a_level() -> None:
    report = check(make_project(PAWN, levels={"banned-word": "note"}))

    assert [each.severity for each in report.diagnostics if each.code == "banned-word"] == [Severity.NOTE]


def test_a_code_that_is_off_is_not_reported() -> None:
    assert told(check(make_project(PAWN, levels={"banned-word": "off"}))) == []


def test_a_profile_wins_over_the_project() -> None:
    strict = make_profile("strict", checks={"undefined-acronym": "error"})
    project = make_project(
        make_block("b", "The OAS met."), profiles=[strict, PUPILS], levels={"undefined-acronym": "off"}
    )

    report = check(project)
    assert [each.message[-8:] for each in report.diagnostics if each.code == "undefined-acronym"] == [
        "(strict)"
    ]


def test_the_worst_level_of_the_readers_counts() -> None:
    strict = make_profile("strict", checks={"undefined-acronym": "error"})
    project = make_project(
        make_block("b", "The OAS met."), profiles=[strict, PUPILS], levels={"undefined-acronym": "note"}
    )

    found = [each for each in check(project).diagnostics if each.code == "undefined-acronym"]
    assert [each.severity for each in found] == [Severity.ERROR]


def test_an_excuse_silences_its_code_in_its_block_and_is_listed() -> None:
    excused = make_block("b", "It is a pawn. Another pawn!", allow=["banned-word"])
    other = make_block("c", "It is a pawn.")

    report = check(make_project(excused, other))
    assert told(report) == [
        "content/blocks/b.md:10:27: exclamation-mark",
        "content/blocks/c.md:10:9: banned-word",
    ]
    assert [(each.block, each.allowance.code, each.findings) for each in report.allowed] == [
        ("b", "banned-word", 2)
    ]


def test_an_excuse_is_counted_once_for_all_readers() -> None:
    block = make_block("b", "The OAS met.", allow=["undefined-acronym"])

    report = check(make_project(block, profiles=[POLICY, PUPILS]))
    assert [each.findings for each in report.allowed] == [1]


def test_a_part_of_the_reports_does_not_make_an_excuse_unused() -> None:
    project = make_project(make_block("b", "Small.", allow=["banned-word"]), profiles=[POLICY, PUPILS])
    plans = {POLICY.id: make_plans(project)[POLICY.id]}

    report = run_checks(project, plans, today=TODAY)
    assert "unused-allowance" not in [each.code for each in report.diagnostics]


def test_a_mistaken_code_in_a_profile_is_reported_where_it_stands() -> None:
    span = Span("profiles/policy.yaml", 7, 3)
    profile = replace(POLICY, checks={"baned-word": "off"}, origins={"checks.baned-word": span})

    report = check(make_project(profiles=[profile]))
    found = [each for each in report.diagnostics if each.code == "unknown-check"]
    assert [(str(each.span), each.hint) for each in found] == [
        ("profiles/policy.yaml:7:3", 'did you mean "banned-word"?')
    ]


def test_what_no_plan_places_is_not_read() -> None:
    project = make_project(PAWN)

    report = run_checks(project, {}, today=TODAY)
    assert report.diagnostics == ()
    assert not report.has_errors


@dataclass(frozen=True)
class Placeholders:
    """A check from another package: it inherits nothing."""

    name: str = "placeholders"

    @property
    def codes(self) -> Mapping[str, Severity]:
        return {"placeholder-text": Severity.WARNING}

    def find(self, given: CheckInput) -> Iterable[Finding]:
        for _, passage in given.passages():
            for paragraph, sentence in passage.prose.running():
                if "lorem" in sentence.text.lower():
                    yield Finding("placeholder-text", "a placeholder", paragraph.span(sentence.start))


def test_a_foreign_check_needs_only_the_protocol() -> None:
    foreign: EditorialCheck = Placeholders()
    project = make_project(make_block("b", "Lorem ipsum."), levels={"placeholder-text": "error"})

    report = run_checks(project, make_plans(project), today=TODAY, checks=[foreign])
    assert told(report) == ["content/blocks/b.md:10:1: placeholder-text"]
    assert report.has_errors


def test_registered_checks_are_loaded_by_name() -> None:
    entries = [
        EntryPoint("wording", "reportgen.check.rules.wording:CHECK", DOOR.group),
        EntryPoint("fit", "reportgen.check.rules.fit:CHECK", DOOR.group),
    ]

    assert [each.name for each in load_plug_ins(DOOR, entries)] == ["fit", "wording"]


def test_every_plug_in_that_cannot_be_used_is_told() -> None:
    entries = [
        EntryPoint("gone", "no_such_package:CHECK", DOOR.group),
        EntryPoint("other", "reportgen.check.rules.wording:BANNED", DOOR.group),
        EntryPoint("mistyped", "reportgen.check.rules.wording:CHEKC", DOOR.group),
    ]

    with pytest.raises(UsageError) as raised:
        load_plug_ins(DOOR, entries)
    assert [each.code for each in raised.value.diagnostics] == ["broken-plug-in"] * 3
