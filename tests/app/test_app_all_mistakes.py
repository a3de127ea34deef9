"""Mistakes of every stage come in one run, and nothing is said of what only follows from another mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.check import check
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from speed.builds import edit, say_nothing, starter

TODAY = date(2026, 1, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def mistakes_of_build(project: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as refused:
        build(BuildRequest(project), say_nothing)

    assert not list((project / "build").glob("[!.]*"))
    return brief(refused.value.diagnostics)


def mistakes_of_check(project: Path) -> list[tuple[str, str]]:
    return brief(check(project, (), TODAY, say_nothing, with_pages=False).diagnostics)


def brief(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [
        (each.code, "" if each.span is None else each.span.path.rpartition("/")[2])
        for each in diagnostics
        if each.severity is Severity.ERROR
    ]


def block(project: Path, name: str) -> Path:
    return project / "content" / "blocks" / f"{name}.md"


def break_kind(project: Path) -> None:
    edit(block(project, "cost"), "kind: implication", "kind: implicatoin")


def test_mistakes_in_a_block_a_profile_and_a_citation_come_in_one_build(project: Path) -> None:
    break_kind(project)
    edit(project / "profiles" / "visitors.yaml", "what-was-tried, visits", "what-was-tried, visitz")
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-huors]")

    assert list(dict.fromkeys(mistakes_of_build(project))) == [
        ("unknown-value", "cost.md"),
        ("unknown-citation", "what-was-tried.md"),
        ("profile-unknown-block", "visitors.yaml"),
    ]


def test_the_check_finds_them_beside_what_it_looks_for_itself(project: Path) -> None:
    break_kind(project)
    edit(project / "profiles" / "visitors.yaml", "what-was-tried, visits", "what-was-tried, visitz")
    edit(block(project, "method"), ".\n", "!\n")

    assert {
        ("unknown-value", "cost.md"),
        ("profile-unknown-block", "visitors.yaml"),
        ("exclamation-mark", "method.md"),
    } <= set(mistakes_of_check(project))


def test_a_block_that_cannot_be_read_is_missed_by_nobody(project: Path) -> None:
    block(project, "visits").write_bytes(b"---\ntitle: \xff\n---\nNo text.\n")
    edit(block(project, "what-was-tried"), "---\ntitle", "---\nrequires: [visits]\ntitle")

    assert {path for _, path in mistakes_of_build(project)} == {"visits.md"}
    assert {path for _, path in mistakes_of_check(project)} == {"visits.md"}


def test_a_claim_that_cannot_be_read_is_missed_by_nobody(project: Path) -> None:
    claims = project / "content" / "claims" / "trial.yaml"
    claims.write_text(claims.read_text("utf-8") + "  - [\n", "utf-8")

    assert {path for _, path in mistakes_of_build(project)} == {"trial.yaml"}
    assert {path for _, path in mistakes_of_check(project)} == {"trial.yaml"}


def test_values_of_a_project_file_that_cannot_be_read_are_missed_by_nobody(project: Path) -> None:
    (project / "reportgen.yaml").write_text("title: [\n", "utf-8")
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-hours] {{ anything }}")

    assert {path for _, path in mistakes_of_build(project)} == {"reportgen.yaml"}


def test_what_a_mistyped_name_leaves_out_is_missed_by_nobody(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "[what-was-tried, visits]", "[what-was-tried, visitz]")
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-hours] See [](#visits).")

    assert mistakes_of_build(project) == [("profile-unknown-block", "council.yaml")]


def test_a_report_that_cannot_be_read_is_no_unknown_profile(project: Path) -> None:
    (project / "profiles" / "council.yaml").write_text("outline: [\n", "utf-8")
    with pytest.raises(ContentError) as refused:
        build(BuildRequest(project, ("council",)), say_nothing)

    assert {path for _, path in brief(refused.value.diagnostics)} == {"council.yaml"}


def test_a_hundred_bad_blocks_are_a_hundred_mistakes(project: Path) -> None:
    text = block(project, "cost").read_text("utf-8").replace("kind: implication", "kind: riskk")
    for number in range(100):
        block(project, f"bad-{number}").write_text(text, "utf-8")

    assert sum(code == "unknown-value" for code, _ in mistakes_of_build(project)) == 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: note\nWords.\n", "unclosed-container"),
        ("> ::: note\n> Words.\n", "unclosed-container"),
        ("::: answer\n\nWords.\n", "unclosed-container"),
        ("Words.\n\n::: note\n", "unclosed-container"),
        ("Words.\n\n:::\n", "stray-container-end"),
        ("::: note\n::: example\nWords.\n:::\n:::\n", "unmarked-nesting"),
    ],
)
def test_a_mistake_in_containers_is_one_mistake(project: Path, text: str, code: str) -> None:
    with block(project, "cost").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")

    assert mistakes_of_build(project) == [(code, "cost.md")]
    assert [
        each for each in mistakes_of_check(project) if each[0].endswith(("container", "end", "nesting"))
    ] == [(code, "cost.md")]


def test_an_answer_with_text_is_named_beside_a_mistake_elsewhere_in_its_file(project: Path) -> None:
    edit(block(project, "cost"), "---\ntitle", "---\nreview_by: soon\ntitle")
    with block(project, "cost").open("a", encoding="utf-8") as file:
        file.write("\n::: answer\nWords.\n:::\n")

    assert mistakes_of_build(project) == [("wrong-value", "cost.md"), ("answer-with-text", "cost.md")]


def test_a_mistake_in_a_template_stands_beside_one_in_a_block(project: Path) -> None:
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-huors]")
    (project / "templates").mkdir()
    (project / "templates" / "page.html.j2").write_text("{{ report.title }", "utf-8")

    assert set(mistakes_of_build(project)) == {
        ("unknown-citation", "what-was-tried.md"),
        ("template-syntax", "page.html.j2"),
    }


def test_a_mistake_in_the_parts_stands_beside_one_in_a_block(project: Path) -> None:
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-hours]\n\n{#lost}\n")
    (project / "templates").mkdir()
    (project / "templates" / "parts.html.j2").write_text("{{ report.title }", "utf-8")

    assert set(mistakes_of_build(project)) == {
        ("dangling-attributes", "what-was-tried.md"),
        ("template-syntax", "parts.html.j2"),
    }


def test_a_page_of_blocks_with_mistakes_is_not_judged(project: Path) -> None:
    edit(block(project, "what-was-tried"), "[@c-hours]", "[@c-huors]")
    (project / "templates").mkdir()
    (project / "templates" / "page.html.j2").write_text("<p><a href='#lost'>x</a></p>", "utf-8")

    assert set(mistakes_of_build(project)) == {("unknown-citation", "what-was-tried.md")}
