from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.cli_replay import starter
from deliver.mail_server import Mailroom, running
from deliver.projects_sent import DELIVERY, change, succeed
from reportgen.model.delivery import Server


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project, built and recorded as edition 1."""
    project = starter(tmp_path_factory.mktemp("send"))
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY)
    succeed(project, "build", "-p", "council", "-f", "pdf")
    succeed(project, "edition", "new")
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


@pytest.fixture
def room() -> Mailroom:
    return Mailroom()


@pytest.fixture
def server(room: Mailroom, project: Path) -> Iterator[Server]:
    """A running server that the project names."""
    with running(room) as found:
        change(project, ("reportgen.yaml", "port: 25,", f"port: {found.port},"))
        yield found
