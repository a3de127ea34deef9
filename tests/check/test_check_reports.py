from __future__ import annotations

import json

from reportgen.check.levels import Allowed
from reportgen.check.report import to_annotations, to_json, to_sarif, to_summary
from reportgen.check.run import Report
from reportgen.model.content.block import Allowance
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId
from reportgen.model.span import Span

ALLOWED = Allowed(BlockId("b"), Allowance("cliche", "it is a title", Span("content/blocks/b.md", 4)), 2)
REPORT = Report(
    (
        Diagnostic("long-sentence", "41 words", Span("a b.md", 3, 5, 9), "split it", Severity.WARNING),
        Diagnostic("banned-word", '"pawn" is a banned word', Span("é.md", 2), None, Severity.ERROR),
        Diagnostic("odd", "100 %, so\nit | is: @you <b>", None, None, Severity.NOTE),
    ),
    (ALLOWED,),
)
EMPTY = Report((), ())


def test_json_has_every_field_of_a_finding() -> None:
    written = json.loads(to_json(REPORT))

    assert written["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert written["diagnostics"][0] == {
        "code": "long-sentence",
        "severity": "warning",
        "message": "41 words",
        "hint": "split it",
        "path": "a b.md",
        "line": 3,
        "column": 5,
        "end_column": 9,
    }
    assert written["allowed"][0]["reason"] == "it is a title"


def test_json_of_a_clean_project_has_the_same_shape() -> None:
    assert json.loads(to_json(EMPTY)) == {
        "shape": 2,
        "counts": {"error": 0, "warning": 0, "note": 0},
        "diagnostics": [],
        "allowed": [],
    }


def test_sarif_places_results_in_characters_below_the_project() -> None:
    run = json.loads(to_sarif(REPORT))["runs"][0]

    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert place["artifactLocation"] == {"uri": "a%20b.md", "uriBaseId": "PROJECT"}
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}
    assert [each["level"] for each in run["results"]] == ["warning", "error", "note", "note"]


def test_sarif_results_point_to_their_rules() -> None:
    run = json.loads(to_sarif(REPORT))["runs"][0]

    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_tells_excuses_as_suppressed_results() -> None:
    run = json.loads(to_sarif(REPORT))["runs"][0]

    assert [each.get("suppressions") for each in run["results"]] == [
        None,
        None,
        None,
        [{"kind": "inSource", "justification": "it is a title"}],
    ]


def test_annotations_come_worst_first_and_escaped() -> None:
    assert to_annotations(REPORT).splitlines() == [
        '::error file=é.md,line=2,title=banned-word::"pawn" is a banned word',
        "::warning file=a b.md,line=3,col=5,endColumn=9,title=long-sentence::41 words%0Asplit it",
        "::notice title=odd::100 %25, so%0Ait | is: @you <b>",
    ]


def test_annotations_stop_at_ten() -> None:
    report = Report(tuple(Diagnostic("odd", f"odd {number}", Span("a.md")) for number in range(30)), ())

    assert len(to_annotations(report).splitlines()) == 10
    assert to_summary(report).count("| a.md:1 |") == 30


REPEATED = Report(tuple(Diagnostic("odd", "odd", Span(f"{line}.md", line)) for line in range(1, 6)), ())


def test_the_same_mistake_at_many_places_is_one_annotation() -> None:
    assert to_annotations(REPEATED) == (
        "::error file=1.md,line=1,title=odd::odd%0A5 times, also at 2.md:2, 3.md:3 and 2 more places\n"
    )


def test_the_same_mistake_at_many_places_is_one_row_of_the_summary() -> None:
    summary = to_summary(REPEATED)

    assert "5 errors" in summary
    assert "| error | 1.md:1, 2.md:2, 3.md:3 and 2 more | odd | odd |" in summary


def test_the_same_mistake_at_many_places_is_one_result_with_all_of_them() -> None:
    (result,) = json.loads(to_sarif(REPEATED))["runs"][0]["results"]
    places = [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["locations"]]

    assert result["occurrenceCount"] == 5
    assert places == ["1.md", "2.md", "3.md", "4.md", "5.md"]


def test_the_same_mistake_at_many_places_is_one_entry_in_json() -> None:
    written = json.loads(to_json(REPEATED))
    (entry,) = written["diagnostics"]

    assert written["counts"]["error"] == 5
    assert [each["line"] for each in entry["places"]] == [1, 2, 3, 4, 5]


def test_the_summary_lists_every_finding_and_excuse() -> None:
    summary = to_summary(REPORT)

    assert "1 error, 1 warning, 1 note" in summary
    assert "| error | é.md:2 | banned-word |" in summary
    assert "100 %, so it \\| is: \\@you \\<b\\>" in summary
    assert "- b: cliche (2) because it is a title" in summary


def test_the_summary_of_a_clean_project_says_so() -> None:
    assert to_summary(EMPTY) == "## Checks\n\nNothing found.\n"


def test_a_summary_too_long_for_its_host_says_how_much_is_missing() -> None:
    long = tuple(Diagnostic("odd", f"{number}" + "x" * 300, Span("a.md")) for number in range(4_000))

    summary = to_summary(Report(long, ()))
    assert len(summary) < 1_048_576
    assert "more did not fit here." in summary
