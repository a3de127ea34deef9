"""The workflow for pushes and pull requests runs what must pass, and may write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
JOB = WORKFLOW["jobs"]["ci"]


def test_it_runs_on_pushes_and_pull_requests() -> None:
    assert set(WORKFLOW[True]) == {"push", "pull_request"}  # YAML 1.1 reads the key `on` as true


def test_it_runs_what_must_pass_on_a_new_machine() -> None:
    assert [step["run"].split()[-1] for step in JOB["steps"] if "run" in step] == [".ci/run"]
    assert (ROOT / ".ci" / "run").is_file()


def test_it_may_read_and_no_more() -> None:
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"contents": "read"}
    assert JOB["steps"][0]["with"] == {"persist-credentials": False}
    assert "secrets" not in (ROOT / ".github/workflows/ci.yml").read_text("utf-8")


def test_it_ends_and_never_runs_twice_for_one_branch() -> None:
    assert JOB["timeout-minutes"] == 90
    assert WORKFLOW["concurrency"] == {"group": "ci-${{ github.ref }}", "cancel-in-progress": True}


def test_its_machine_and_actions_are_those_of_the_briefings() -> None:
    briefings = yaml.safe_load((ROOT / ".github/workflows/briefings.yml").read_text("utf-8"))
    job = briefings["jobs"]["briefings"]
    known = {step["uses"] for step in job["steps"] if "uses" in step}

    assert JOB["runs-on"] == job["runs-on"]
    assert {step["uses"] for step in JOB["steps"] if "uses" in step} <= known
