"""`reportgen batch` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speed.builds import run, starter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    (project / "list.csv").write_text("person\nAda\nBo\n", "utf-8")
    return project


@pytest.mark.slow
def test_a_list_becomes_files(project: Path) -> None:
    code, said, _ = run(
        project, "batch", "-p", "council", "--data", "list.csv", "--name", "{person}", "-f", "html", "--json"
    )

    assert code == 0
    assert [each["name"] for each in json.loads(said)["result"]["made"]] == ["Ada", "Bo"]
    assert (project / "build" / "batch" / "Ada.html").is_file()


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_a_share_that_is_none_is_refused(project: Path, shard: str) -> None:
    code, _, _ = run(project, "batch", "-p", "council", "--data", "list.csv", "--shard", shard)

    assert code == 2
    assert not (project / "build" / "batch").exists()
