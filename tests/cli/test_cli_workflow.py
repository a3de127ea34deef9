"""What a hosted workflow hears of a build: outputs for later steps, a page for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.cli_replay import run, starter


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return starter(tmp_path_factory.mktemp("workflow"))


def heard(project: Path, folder: Path, *arguments: str) -> tuple[int, str, str]:
    files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    result = run(project, *arguments, environment={name: str(path) for name, path in files.items()})
    outputs, summary = (path.read_text("utf-8") for path in files.values())
    return result.exit_code, outputs, summary


def test_a_workflow_hears_what_was_built(project: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    build = ("build", "-p", "council", "-f", "html", "--force")

    code, outputs, summary = heard(project, tmp_path, *build)
    _, later, _ = heard(project, tmp_path / "again", *build[:-1])

    assert code == 0
    assert outputs == "changed=council\nunchanged=\n"
    assert later == "changed=\nunchanged=council\n"
    assert "| council | council.html |" in summary


def test_a_workflow_hears_what_is_stale(project: Path, tmp_path: Path) -> None:
    code, outputs, summary = heard(project, tmp_path, "build", "-p", "visitors", "-f", "html", "--check")

    assert code == 3
    assert outputs == "stale=visitors\n"
    assert "* visitors: it has not been built" in summary
