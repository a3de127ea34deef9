from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from cli.cli_replay import starter
from reportgen.cli.program import program


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return starter(tmp_path_factory.mktemp("completing"))


def offered(*arguments: str) -> Iterator[str]:
    *typed, incomplete = arguments
    completion = ShellComplete(program, {}, "reportgen", "_REPORTGEN_COMPLETE")
    return (item.value for item in completion.get_completions(typed, incomplete))


def test_commands_are_completed() -> None:
    assert list(offered("bu")) == ["build"]


def test_profiles_are_completed_and_bases_are_not(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)

    assert list(offered("build", "-p", "")) == ["council", "visitors"]


def test_blocks_are_completed_for_the_project_that_is_named(project: Path) -> None:
    assert list(offered("explain", "-C", str(project), "w")) == ["way-home", "what-next", "what-was-tried"]


def test_without_a_project_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert list(offered("build", "-p", "")) == []
