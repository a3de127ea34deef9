"""Why rows share no layout is said: where it has to be under -v, where something is wrong always."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from batch.letters import letter
from reportgen.model.profile import Format
from reportgen.model.report.unshareable import Refusal
from reportgen.write.worker.row_client import rows_in_worker
from speed.builds import edit, starter

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers need fork")

CALL = (sys.executable, "-c", "from reportgen.cli import main; main()", "batch", "-p", "council", "-f", "pdf")
# Python runs this in every process; what it breaks is broken in the one that lays out.
BROKEN = """
import sys
if any("fork_server" in word for word in sys.orig_argv):
    from reportgen.write.shared_rows import SharedReport
    render = SharedReport.render
    def broken(report, values):
        if values["person"] in {"Bo", "Di"}:
            raise TypeError("nobody thought of this")
        return render(report, values)
    SharedReport.render = broken
"""


def test_a_fault_while_pages_are_made_has_its_class_and_place() -> None:
    with rows_in_worker(replace(letter(), marks={"person": None}), (Format.PDF,)) as ask:  # type: ignore[dict-item]  # the fault
        assert isinstance(ask, Refusal)
    assert ask.is_fault
    assert ask.reason.startswith("AttributeError at marked.py:")


def test_a_page_that_cannot_be_shared_says_why() -> None:
    with rows_in_worker(letter(css="h1 { text-transform: capitalize }"), (Format.PDF,)) as ask:
        assert ask == Refusal("the stylesheet rewrites words in which a value stands")


def test_after_a_fault_at_a_row_the_worker_is_not_used_again() -> None:
    with rows_in_worker(letter(), (Format.PDF,)) as ask:
        assert not isinstance(ask, Refusal)
        refused = ask({"person": "Ada"})
        with pytest.raises(ConnectionError):
            ask({"person": "Ada", "place": "Nogales"})

    assert isinstance(refused, Refusal)
    assert refused.is_fault
    assert refused.reason.startswith("KeyError at marked.py:")


def test_a_row_that_moves_a_page_break_is_no_fault() -> None:
    with rows_in_worker(letter(), (Format.PDF,)) as ask:
        assert not isinstance(ask, Refusal)
        refused = ask({"person": "a name of many words " * 40 + "end", "place": "Nogales"})

    assert refused == Refusal("a page would end elsewhere")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    people = ("Ada", "Cy", "Ed", "Bo", "Flo", "Di")
    (project / "list.csv").write_text("person\n" + "".join(f"{each}\n" for each in people), "utf-8")
    return project


def called(project: Path, *words: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """The command, with a folder before all others in which Python looks for code."""
    paths = os.pathsep.join(each for each in (path, os.environ.get("PYTHONPATH", "")) if each)
    return subprocess.run(  # noqa: S603  # our own program
        [*CALL, "--data", "list.csv", "--name", "{row}", *words],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": paths},
    )


def diagnostics(said: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said)["diagnostics"]
    return found


@pytest.mark.slow
def test_a_fault_at_rows_is_a_warning_and_their_files_are_the_same(project: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BROKEN, "utf-8")
    told = called(project, "-o", "broken", "--json", "--jobs", "1", path=str(tmp_path))
    whole = called(project, "-o", "whole", "--json")
    (warning,) = diagnostics(told.stdout)

    assert (told.returncode, whole.returncode) == (0, 0)
    assert (warning["code"], warning["severity"]) == ("unshared-layout", "warning")
    assert warning["message"].startswith("row 4 and 1 more could not be set into shared pages: TypeError at ")
    assert warning["message"].endswith(": nobody thought of this")
    assert json.loads(told.stdout)["result"]["ways"]["laid out in full"] == 2
    assert all(
        (project / "broken" / f"{row}.pdf").read_bytes() == (project / "whole" / f"{row}.pdf").read_bytes()
        for row in range(1, 7)
    )


@pytest.mark.slow
def test_a_fault_at_the_layout_is_a_warning(project: Path, tmp_path: Path) -> None:
    broken = BROKEN.replace("SharedReport.render = broken", "SharedReport.__init__ = broken")
    (tmp_path / "sitecustomize.py").write_text(broken, "utf-8")
    told = called(project, path=str(tmp_path))

    assert told.returncode == 0
    assert "warning[unshared-layout]: rows share no layout: TypeError" in told.stderr
    assert "6 made (6 laid out in full)" in told.stdout


@pytest.mark.slow
def test_a_page_that_has_to_be_laid_out_for_each_row_says_why_under_v(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "title:", "template: asking.html.j2\ntitle:")
    page = '{% if report.title == "x" %}x{% endif %}{% include "page.html.j2" %}'
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "asking.html.j2").write_text(page, "utf-8")
    told = called(project, "-v")
    silent = called(project, "--force", "--json")

    why = "templates/asking.html.j2 compares, tests or changes words that could be a row's"
    assert f"rows share no layout: {why}\n" in told.stderr
    assert "warning[" not in told.stderr
    assert (diagnostics(silent.stdout), json.loads(silent.stdout)["result"]["unshared"]) == ([], why)
