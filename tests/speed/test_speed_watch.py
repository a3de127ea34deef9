"""A watched project follows its files, and survives their mistakes."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from speed.builds import edit, running, starter
from speed.processes import PATIENCE_SECONDS

pytestmark = pytest.mark.slow


def next_round(call: Popen[str]) -> dict[str, Any]:
    """The next JSON answer; they stand one after the other."""
    assert call.stdout is not None
    lines = []
    while (line := call.stdout.readline()) != "":
        lines.append(line)
        if line == "}\n":
            break
    answer: dict[str, Any] = json.loads("".join(lines))
    return answer


def test_saves_are_built_mistakes_are_told_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    project = starter(tmp_path)
    block, profile = project / "content" / "blocks" / "cost.md", project / "profiles" / "council.yaml"
    with running(project, "watch", "-f", "html", "--json", "--poll", "--pause", "0.05") as call:
        first = next_round(call)
        edit(block, "worked", "stayed")
        start = time.monotonic()
        second = next_round(call)
        took = time.monotonic() - start
        edit(profile, "title:", "titel:")
        third = next_round(call)
        edit(profile, "titel:", "title:")
        fourth = next_round(call)
        call.send_signal(signal.SIGINT)
        code = call.wait(timeout=PATIENCE_SECONDS)

    assert first["result"]["files"] == ["council.html", "visitors.html"]
    assert second["result"]["changed"] == ["content/blocks/cost.md"]
    assert second["result"]["files"] == ["council.html"]
    assert took < 5
    assert third["exit"] == 1
    assert third["diagnostics"] != []
    assert (fourth["exit"], fourth["result"]["files"]) == (0, [])
    assert code == 0
    assert "stayed" in (project / "build" / "council.html").read_text("utf-8")
