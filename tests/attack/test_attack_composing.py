"""Whatever templates, texts and tables hold: composing ends in time and within its memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from attack.hostile_templates import BLOCK, ENDLESS, FILES, MOST, TEMPLATES
from compose.compose_projects import project_files

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
TABLE = '::: table {data=x.csv caption="c"}\n:::\n'

Answers = Mapping[str, Mapping[str, object]]


def projects() -> dict[str, dict[str, bytes]]:
    """One project for each attack."""
    sound = project_files({"one": "A plain text."})
    made = {
        f"template: {name}": {**sound, "templates/briefing.html.j2": body.encode()}
        for name, body in TEMPLATES.items()
    }
    for name, (path, content) in FILES.items():
        if path.endswith(".md") and name != ENDLESS:
            content = content[:MOST]  # noqa: PLW2901  # what a block may have
        made[f"file: {name}"] = {**sound, path: content.encode()}
        if path.endswith(".csv"):
            made[f"file: {name}"]["content/blocks/one.md"] = (BLOCK + TABLE).encode()
    return made


@pytest.fixture(scope="module")
def answers() -> Answers:
    finished = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, str(HERE / "compose_under_limits.py")],
        input=pickle.dumps(projects()),
        capture_output=True,
        check=True,
    )
    said: Answers = json.loads(finished.stdout)
    return said


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_hostile_template_is_refused_at_its_place(name: str, answers: Answers) -> None:
    answer = answers[f"template: {name}"]

    assert not answer["died"], answer
    assert float(str(answer["seconds"])) < 10
    assert int(str(answer["megabytes"])) < 1024
    assert all(" templates/briefing.html.j2:" in each for each in answer["said"]), answer  # type: ignore[attr-defined]  # a list of text


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_time(name: str, answers: Answers) -> None:
    answer = answers[f"file: {name}"]

    assert not answer["died"], answer
    assert float(str(answer["seconds"])) < 10
    assert answer["said"]
