"""A cluster makes what this machine makes; a scheduler that is not there is told.

What a cluster does when its machines die is judged by script/conformance.d/50-cluster.sh.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from reportgen.app.machines.dask_cluster import on_dask
from reportgen.errors import EngineError, UsageError
from speed.builds import run, starter
from speed.cluster import cluster

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("distributed") is None, reason="the extra dask is not installed"),
]

CALL = (sys.executable, "-c", "from reportgen.cli import main; main()")


def test_a_worker_makes_the_same_bytes(tmp_path: Path) -> None:
    project = starter(tmp_path)
    with cluster(tmp_path / "cluster", workers=1) as made:
        asked = ("--executor", "dask", "--scheduler", made.address, "-o", "there")
        there = subprocess.run(  # noqa: S603  # our own interpreter
            [*CALL, "build", "-f", "pdf", *asked], cwd=project, capture_output=True, text=True, check=False
        )
        here = run(project, "build", "-f", "pdf", "-o", "here")[0]

    names = ("council.pdf", "visitors.pdf", "manifest.json")
    assert (there.returncode, here) == (0, 0), there.stderr
    assert there.stderr == ""
    for name in names:
        assert (project / "there" / name).read_bytes() == (project / "here" / name).read_bytes()


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.app.machines.dask_cluster.CONNECT_SECONDS", 0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"

        with pytest.raises(EngineError) as caught, on_dask(address):
            pass
    assert [each.code for each in caught.value.diagnostics] == ["unreachable-scheduler"]


def test_what_is_no_address_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught, on_dask("gopher://somewhere:70"):
        pass
    assert [each.code for each in caught.value.diagnostics] == ["malformed-address"]


@pytest.mark.parametrize("half", [("--executor", "dask"), ("--scheduler", "tcp://127.0.0.1:1")])
def test_half_an_address_is_wrong_usage(tmp_path: Path, half: tuple[str, ...]) -> None:
    code, _, modules = run(starter(tmp_path), "build", *half)

    assert code == 2
    assert "distributed" not in modules
