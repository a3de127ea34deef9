"""Shares of a build → one build, if one set of files and tools made all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from record.record_values import OTHER, PDF, REPORT
from reportgen.app.build.merge import merge
from reportgen.errors import UsageError
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import write_statement

SHARED = replace(REPORT, artifacts=REPORT.artifacts[:1])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "reportgen.yaml").write_text("title: Library hours\n", "utf-8")
    (tmp_path / "profiles").mkdir()
    for name in ("policy", "general"):
        (tmp_path / "profiles" / f"{name}.yaml").touch()
    return tmp_path


def faults(project: Path, *reports: ReportRecord) -> list[tuple[str, str]]:
    """What is wrong with shares that hold one report each."""
    for number, report in enumerate(reports, 1):
        folder = project / f"share{number}"
        folder.mkdir()
        statement = write_statement(Manifest("Library hours", "1.0", (report,)))
        (folder / f"manifest-{number}-of-{len(reports)}.json").write_bytes(statement)
        for artifact in report.artifacts:
            (folder / artifact.path).write_bytes(PDF)
    try:
        merge(project, tuple(project / f"share{number}" for number in range(1, len(reports) + 1)), None)
    except UsageError as error:
        return [(each.code, each.message) for each in error.diagnostics]
    return []


def test_shares_of_one_commit_by_one_set_of_tools_are_joined(project: Path) -> None:
    assert faults(project, SHARED, OTHER) == []
    assert (project / "build" / "policy.pdf").read_bytes() == PDF


def test_shares_by_other_tools_are_refused(project: Path) -> None:
    ((code, message),) = faults(project, SHARED, replace(OTHER, tools={**OTHER.tools, "weasyprint": "71.0"}))

    assert code == "differing-share"
    assert message.startswith("'weasyprint' is not the same in ")
    assert not (project / "build").exists()


def test_shares_from_other_files_are_refused(project: Path) -> None:
    path = "content/blocks/a.md"
    ((code, message),) = faults(project, SHARED, replace(OTHER, inputs={**OTHER.inputs, path: "9" * 64}))

    assert code == "differing-share"
    assert message.startswith(f"the file '{path}' is not the same in ")


def test_a_report_made_twice_and_otherwise_is_refused(project: Path) -> None:
    ((code, message),) = faults(project, SHARED, replace(SHARED, artifacts=()))

    assert code == "differing-share"
    assert message.startswith("the report 'policy' is not the same in ")
