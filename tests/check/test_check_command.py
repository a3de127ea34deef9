"""`reportgen check` on the project with planted faults: pages, and what a job on GitHub gets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check.making_projects import make_plans, make_profile, make_project
from cli.cli_replay import run
from reportgen.app.build.page_fit import report_fit
from reportgen.app.build.rendering import Rendered
from reportgen.model.names import ProfileId, ThemeId
from reportgen.model.profile import Format, Paper
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.page_facts import PageFacts

PLANTED = Path(__file__).parent / "planted"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(PLANTED, tmp_path_factory.mktemp("planted") / "project"))


def test_pages_are_looked_at_unless_told_otherwise(project: Path) -> None:
    with_pages = run(project, "check")
    without = run(project, "check", "--no-pages")

    assert (with_pages.exit_code, without.exit_code) == (1, 1)
    assert "page-limit-passed" in with_pages.stderr
    assert "page-limit-passed" not in without.stderr
    assert not (project / "build").exists()


def test_a_job_on_github_gets_ten_annotations_and_the_whole_table(project: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Another step\n", "utf-8")

    result = run(
        project,
        "check",
        "--format",
        "github",
        "--no-pages",
        environment={"GITHUB_STEP_SUMMARY": str(summary), "SOURCE_DATE_EPOCH": "1795219200"},
    )
    lines = summary.read_text("utf-8").splitlines()
    assert [line.partition(" ")[0] for line in result.stdout.splitlines()] == ["::error"] * 10
    assert lines[:2] == ["# Another step", "## Checks"]
    assert sum(line.startswith(("| error", "| warning")) for line in lines) == 15


def test_no_summary_is_written_for_a_person(project: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"

    run(project, "check", "--no-pages", environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_wrong_usage(project: Path, tmp_path: Path) -> None:
    environment = {"GITHUB_STEP_SUMMARY": str(tmp_path)}

    result = run(project, "check", "--format", "github", "--no-pages", environment=environment)
    assert result.exit_code == 2
    assert "output-not-writable" in result.stderr


def test_a_build_tells_what_its_pages_look_like() -> None:
    project = make_project(profiles=[make_profile()])
    ((name, plan),) = make_plans(project).items()
    metadata = Metadata("T", "", (), "", (), "en-GB", "", "2026-11-21T00:00:00Z", "")
    theme = project.themes[ThemeId("navy")]
    document = Document(
        ProfileId("policy"), "T", "en-GB", page_from_html(""), {}, theme, Paper.A4, metadata, {}
    )
    facts = PageFacts(3, 0.1)
    artifact = Artifact(name, Format.PDF, "policy.pdf", b"", 3, (), facts)

    (told,) = report_fit(project, [Rendered(plan, document, (artifact,), (), words=0)])
    assert (told.code, told.severity) == ("nearly-empty-page", "warning")


def test_what_an_unchanged_build_knows_is_not_laid_out_again(project: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "project"))
    profile = copy / "profiles" / "reader.yaml"
    profile.write_text(profile.read_text("utf-8").replace("pages: 1", "pages: 9"), "utf-8")

    before = run(copy, "check", "-v").stderr
    built = run(copy, "build")
    after = run(copy, "check", "-v").stderr
    assert "laying out reader" in before
    assert built.exit_code == 0, built.output
    assert "laying out reader" not in after


@pytest.mark.slow
def test_a_report_that_a_build_may_shorten_is_read_as_it_would_be_built(
    project: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "project"))
    profile = copy / "profiles" / "reader.yaml"
    text = profile.read_text("utf-8")
    assert "limit: {pages: 1}" in text

    profile.write_text(text.replace("pages: 1", "pages: 1, overflow: drop"), "utf-8")
    dropped = run(copy, "check").stderr
    profile.write_text(text.replace("pages: 1", "pages: 1, overflow: shorten"), "utf-8")
    shortened = run(copy, "check").stderr
    assert "report-fitted" in dropped
    assert "page-limit-passed" not in dropped
    assert "report-over-limit" in shortened
