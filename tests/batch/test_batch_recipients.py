"""`reportgen batch` with pages: one shared layout in workers, the same bytes, and no row lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.app.batch.batch import Rows, build_batch
from reportgen.app.batch.record import ROWS
from reportgen.app.build.request import BuildRequest
from reportgen.model.profile import Format
from reportgen.model.report.stencil import Way
from speed.builds import edit, run, starter
from speed.processes import wait_for_worker

BOTH = (Format.PDF, Format.DOCX)
LONG = "a person whose name has many words " * 60 + "end"
PEOPLE = ["Ada Lovelace", "Bo Diddley", "Çelik Žižek", "Grace Hopper", "Kurt Gödel", "Emmy Noether"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="workers need fork")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    return project


def listed(project: Path, people: list[str]) -> Path:
    path = project / "list.csv"
    path.write_text("person\n" + "".join(f"{person}\n" for person in people), "utf-8")
    return path


def order(project: Path, output: str = "shared", jobs: int = 2) -> BuildRequest:
    return BuildRequest(project, ("council",), BOTH, project / output, jobs=jobs)


def build(project: Path, people: list[str], output: str = "shared") -> Any:
    return build_batch(order(project, output), Rows(listed(project, people), "{row}", {}), say_nothing)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".pdf", ".docx"}}


def notes(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / ROWS).read_text("utf-8").splitlines()]


def test_the_files_are_those_that_each_row_alone_gets(project: Path) -> None:
    shared = build(project, [*PEOPLE, LONG])
    # Three rows are too few to share anything.
    alone = [
        build(project, [person, "x", "y"], f"alone-{number}") for number, person in enumerate(PEOPLE[:2])
    ]

    assert shared.ways == {Way.IN_PLACE: 6, Way.IN_PART: 1, Way.IN_FULL: 0}
    assert [batch.ways[Way.IN_FULL] for batch in alone] == [3, 3]
    for number, batch in enumerate(alone, 1):
        for ending in ("pdf", "docx"):
            (file,) = batch.folder.glob(f"1.{ending}")
            assert (shared.folder / f"{number}.{ending}").read_bytes() == file.read_bytes()


def test_each_row_is_noted_with_the_way_it_went(project: Path) -> None:
    batch = build(project, [*PEOPLE, LONG])

    assert {each["row"]: each["way"] for each in notes(batch.folder)} == {
        **dict.fromkeys(range(1, 7), "set in place"),
        7: "laid out in part",
    }


def test_the_call_says_how_many_went_which_way(project: Path) -> None:
    listed(project, PEOPLE)
    call = ("batch", "-p", "council", "--data", "list.csv", "-f", "pdf")
    _, text, _ = run(project, *call)
    _, said, _ = run(project, *call, "--force", "--json")

    assert "6 made (6 set in place), 0 kept, 0 failed" in text
    assert json.loads(said)["result"]["ways"] == {
        "set in place": 6,
        "laid out in part": 0,
        "laid out in full": 0,
    }


def test_a_row_with_a_mistake_is_told_as_ever(project: Path) -> None:
    batch = build(project, [*PEOPLE, "Ada \U00012000"])

    assert [each.code for each in batch.failed] == ["missing-glyph"]
    assert len(batch.made) == 6


def test_a_report_over_its_limit_is_told_as_ever(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "title:", "limit: {pages: 2}\ntitle:")
    batch = build(project, [*PEOPLE, LONG * 4])

    assert [each.code for each in batch.failed] == ["report-over-limit"]
    assert len(batch.made) == 6


# Sends itself a signal when so many rows are noted: nobody has to be quick enough to meet it midway.
INTERRUPTED = """
import os, sys
from reportgen.app.batch import record
from reportgen.cli import main
number, rows = map(int, (sys.argv.pop(1), sys.argv.pop(1)))
append, noted = record.append, []

def append_and_signal(path, content):
    append(path, content)
    noted.append(path)
    if len(noted) == rows:
        os.kill(os.getpid(), number)

record.append = append_and_signal
main()
"""


def interrupted(project: Path, number: int, rows: int, *call: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", INTERRUPTED, str(number), str(rows), *call]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program


def test_a_batch_killed_midway_goes_on_where_it_was(project: Path) -> None:
    listed(project, [f"Person {number}" for number in range(40)])
    call = ("batch", "-p", "council", "--data", "list.csv", "-f", "pdf", "-o", "killed", "--name", "{row}")
    with interrupted(project, signal.SIGKILL, 5, *call) as program:
        program.wait()
    before = contents(project / "killed")
    code, said, _ = run(project, *call, "--json")
    result = json.loads(said)["result"]
    _, _, _ = run(project, *call[:-3], "whole", "--name", "{row}")

    assert program.returncode == -signal.SIGKILL
    assert code == 0
    assert result["kept"] >= 5
    assert result["kept"] + len(result["made"]) == 40
    assert 5 <= len(before) < 40
    assert contents(project / "killed") == contents(project / "whole")
    assert not [path for path in (project / "killed").iterdir() if path.name.endswith(".part")]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_a_killed_worker_costs_no_row(project: Path) -> None:
    listed(project, [f"Person {number}" for number in range(40)])
    call = ("batch", "-p", "council", "--data", "list.csv", "-f", "pdf", "-o", "out", "--jobs", "1", "--json")
    with interrupted(project, signal.SIGSTOP, 1, *call) as program:
        os.waitid(os.P_PID, program.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        os.kill(wait_for_worker(program.pid), signal.SIGKILL)
        program.send_signal(signal.SIGCONT)
        said, _ = program.communicate()
    result = json.loads(said)["result"]

    assert program.returncode == 0
    assert len(result["made"]) == 40
    assert result["ways"]["laid out in full"] <= 2


def test_rows_in_words_of_html_need_no_pages(project: Path) -> None:
    wanted = Rows(listed(project, PEOPLE), "{row}", {})
    batch = build_batch(
        BuildRequest(project, ("council",), (Format.HTML,), project / "html"), wanted, say_nothing
    )

    assert set(batch.ways.values()) == {0}
    assert {each.way for each in batch.made} == {None}


def recorded(project: Path) -> Path:
    """An edition, and a block that reads otherwise since."""
    edit(
        project / "profiles" / "council.yaml",
        "outline:",
        "outline:\n  - section: What changed\n    generate: changes",
    )
    edit(project / "reportgen.yaml", "values:", "values:\n  person: everybody")
    assert run(project, "edition", "new")[0] == 0
    edit(project / "content" / "blocks" / "cost.md", "worked", "laboured")
    return project


def test_a_report_whose_title_is_among_its_changes_shares_nothing(tmp_path: Path) -> None:
    project = starter(tmp_path)
    edit(project / "profiles" / "council.yaml", "note for the council", "note for {{ person }}")
    project = recorded(project)
    shared = build(project, PEOPLE)
    alone = build(project, [PEOPLE[0], "x", "y"], "alone")

    assert shared.ways[Way.IN_FULL] == 6
    assert (shared.folder / "1.pdf").read_bytes() == (alone.folder / "1.pdf").read_bytes()


def test_a_report_whose_values_are_among_its_changes_shares_nothing(project: Path) -> None:
    shared = build(recorded(project), PEOPLE)

    assert shared.ways[Way.IN_FULL] == 6
