from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.cli_replay import run, starter
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.diagnostics import as_json, in_text
from reportgen.cli.output.printable import printable, width
from reportgen.cli.output.table import in_table
from reportgen.cli.today import today
from reportgen.errors import DeliveryError, EngineError, StaleError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.folded import fold
from reportgen.model.span import Span


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return starter(tmp_path_factory.mktemp("manners"))


def test_results_go_to_stdout_and_mistakes_to_stderr(project: Path) -> None:
    right = run(project, "explain", "cost", "-p", "council")
    wrong = run(project, "explain", "cots")

    assert (right.stdout != "", right.stderr) == (True, "")
    assert (wrong.stdout, wrong.stderr != "") == ("", True)


def test_json_is_one_document_on_stdout_even_for_mistakes(project: Path) -> None:
    wrong = run(project, "explain", "cots", "--json")

    said = json.loads(wrong.stdout)
    assert (said["exit"], said["result"], wrong.stderr) == (2, None, "")
    assert said["diagnostics"][0]["code"] == "call-unknown-block"


def test_steps_are_told_only_if_verbose(project: Path) -> None:
    assert run(project, "build", "--check").stderr == ""
    assert "composing council" in run(project, "build", "--check", "-v").stderr


def test_a_project_is_found_from_within_and_by_its_folder(project: Path) -> None:
    within = run(project / "content" / "blocks", "list", "sources")
    named = run(project.parent, "list", "sources", "-C", "project")

    assert within.exit_code == named.exit_code == 0
    assert within.stdout == named.stdout


def test_colour_comes_with_force_color_and_goes_with_no_color(project: Path) -> None:
    forced = run(project, "explain", "cots", environment={"NO_COLOR": "", "FORCE_COLOR": "1"})
    without = run(project, "explain", "cots", environment={"NO_COLOR": "1", "FORCE_COLOR": "1"})

    assert "\x1b[" in forced.stderr
    assert "\x1b[" not in without.stderr


@make_command("fail", example="none")
@click.option("--as", "how", default="bug")
def failing(call: Call, how: str) -> None:
    """Fail in a chosen way."""
    diagnostics = [Diagnostic("some-code", f"{call.command} failed")]
    errors = {
        "engine": EngineError(diagnostics),
        "stale": StaleError(diagnostics),
        "delivery": DeliveryError(diagnostics),
        "bug": ZeroDivisionError("division by zero"),
    }
    raise errors[how]


@pytest.mark.parametrize(("how", "code"), [("stale", 3), ("engine", 4), ("delivery", 5), ("bug", 70)])
def test_each_way_of_failing_has_its_exit_code(how: str, code: int) -> None:
    assert CliRunner().invoke(failing, ["--as", how]).exit_code == code


def test_a_bug_shows_the_traceback_and_where_to_report_it() -> None:
    result = CliRunner().invoke(failing, [])

    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "This is a bug in reportgen" in result.stderr
    assert result.stdout == ""


def test_a_bug_keeps_json_whole() -> None:
    result = CliRunner().invoke(failing, ["--json"])

    assert json.loads(result.stdout)["exit"] == 70


def shown(diagnostic: Diagnostic, line: str) -> str:
    (folded,) = fold([diagnostic])
    assert diagnostic.span is not None
    return click.unstyle(in_text(folded, {(diagnostic.span.path, diagnostic.span.line): line}))


def test_a_diagnostic_looks_as_compilers_show_it() -> None:
    diagnostic = Diagnostic(
        "profile-unknown-block",
        'no block is called "border-purpos"',
        Span("profiles/policy.yaml", 14, 14, 27),
        'did you mean "border-purpose"?',
    )

    assert shown(diagnostic, "    blocks: [border-purpos, russia-arms]") == (
        'error[profile-unknown-block]: no block is called "border-purpos"\n'
        " --> profiles/policy.yaml:14:14\n"
        "14 |     blocks: [border-purpos, russia-arms]\n"
        "   |              ^^^^^^^^^^^^^\n"
        '   = help: did you mean "border-purpose"?\n'
        "   = note: reportgen explain profile-unknown-block"
    )


def test_a_place_without_a_column_shows_no_caret() -> None:
    diagnostic = Diagnostic("some-code", "odd", Span("a.md", 3), severity=Severity.WARNING)

    assert shown(diagnostic, "a line") == (
        "warning[some-code]: odd\n --> a.md:3\n3 | a line\n  = note: reportgen explain some-code"
    )


def test_carets_stand_under_wide_characters() -> None:
    text = shown(Diagnostic("some-code", "odd", Span("a.md", 1, 3, 5)), "日本ab")

    assert text.splitlines()[3] == "  |     ^^"


def test_a_very_long_line_is_shown_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "x" * 500
    text = shown(Diagnostic("some-code", "odd", Span("a.md", 1, 501, 505)), line)

    quoted, carets = text.splitlines()[2:4]
    assert len(quoted) < 170
    assert quoted[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def repeated(times: int) -> list[Diagnostic]:
    return [
        Diagnostic("unknown-value", "odd", Span(f"{number}.md", number, 2, 3), "mend it")
        for number in range(1, times + 1)
    ]


def test_a_mistake_at_three_places_is_shown_at_each() -> None:
    assert [each.count for each in fold(repeated(3))] == [1, 1, 1]


def test_a_mistake_at_many_places_is_one_entry_with_the_first_of_them() -> None:
    (folded,) = fold(repeated(100))
    text = click.unstyle(in_text(folded, {("1.md", 1): "riskk"}))

    assert folded.count == len(folded.places) == 100
    assert text == (
        "error[unknown-value]: odd (100 times)\n"
        " --> 1.md:1:2\n"
        "1 | riskk\n"
        "  |  ^\n"
        " --> 2.md:2:2\n"
        " --> 3.md:3:2\n"
        " --> 97 more places\n"
        "  = help: mend it\n"
        "  = note: reportgen explain unknown-value"
    )


def test_other_words_are_another_mistake() -> None:
    other = [replace(each, message="even") for each in repeated(4)]
    mixed = [each for pair in zip(repeated(4), other, strict=True) for each in pair]

    assert [(each.diagnostic.message, each.count) for each in fold(mixed)] == [("odd", 4), ("even", 4)]


def test_what_stands_nowhere_is_never_folded() -> None:
    nowhere = [replace(each, span=None) for each in repeated(5)]

    assert [each.places for each in fold(nowhere)] == [()] * 5


def test_a_folded_mistake_lists_all_its_places_in_json() -> None:
    single, folded = as_json([*repeated(1), *(replace(each, message="even") for each in repeated(4))])

    assert "places" not in single
    assert folded["line"] == 1
    assert folded["places"] == [
        {"path": f"{number}.md", "line": number, "column": 2, "end_column": 3} for number in range(1, 5)
    ]


def test_foreign_text_cannot_move_the_cursor() -> None:
    assert printable("a\x1b[2Jb\u202ec\td") == "a\ufffd[2Jb\ufffdc d"


def test_a_wide_character_takes_two_columns() -> None:
    assert width("日本e\u0301") == 5


def test_a_table_puts_numbers_right_and_cuts_long_text() -> None:
    table = in_table(("name", "n"), [("short", 3), ("much too long", 12)], widest=8)

    assert table.splitlines() == ["name       n", "short      3", "much to…  12"]


def test_source_date_epoch_is_the_date() -> None:
    assert today({"SOURCE_DATE_EPOCH": "1793577600"}) == date(2026, 11, 2)


def test_a_source_date_epoch_that_is_no_number_is_wrong_usage() -> None:
    with pytest.raises(click.UsageError):
        today({"SOURCE_DATE_EPOCH": "tomorrow"})
