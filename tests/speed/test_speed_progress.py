"""A terminal shows how far a build is, and Ctrl-C ends it; nobody else is bothered."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.app.build.build import build
from reportgen.app.build.progress import Progress, Tracker, Working
from reportgen.app.build.request import BuildRequest
from reportgen.app.verify import verify_files
from reportgen.cli.output.printable import width
from reportgen.cli.output.progress_bar import in_one_line
from reportgen.model.profile import Format
from reportgen.record import Finding
from speed.builds import edit, starter
from speed.terminal import in_terminal

pytestmark = pytest.mark.slow

BAR = "[------------] 0/2 reports"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def test_a_terminal_sees_reports_stages_and_pages(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 4000)
    shown = in_terminal(project, "build", "-f", "pdf")

    assert shown.exit_code == 0
    assert any("reading" in line for line in shown.lines)
    assert any(line.startswith(BAR) and "council: " in line for line in shown.lines)
    assert any(re.search(r"council: page [2-9]", line) for line in shown.lines)
    assert any("council: pdf" in line for line in shown.lines)
    assert any("] 2/2 reports, " in line and line.endswith("pages") for line in shown.lines)
    assert all(len(line) < 100 for line in shown.lines if "reports" in line)


def test_the_bar_is_gone_when_the_answer_comes(project: Path) -> None:
    shown = in_terminal(project, "build", "-f", "html")
    last_bar = max(at for at, line in enumerate(shown.lines) if "2/2 reports" in line)

    assert shown.lines[last_bar + 1].startswith("profile")


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("-q",), {}),
        (("-v",), {}),
        (("--json",), {}),
        ((), {"TERM": "dumb"}),
        ((), {"NO_COLOR": "1"}),
    ],
)
def test_no_bar_where_it_would_disturb(
    project: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    shown = in_terminal(project, "build", "-f", "html", *options, environment=environment)

    assert shown.exit_code == 0
    assert "reports" not in shown.text.replace('"reports"', "")
    assert "\033" not in shown.text


def test_no_bar_without_a_terminal(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from reportgen.cli import main; main()", "build", "-f", "html"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""


def test_ctrl_c_in_a_terminal_leaves_whole_reports(project: Path) -> None:
    build(BuildRequest(project, formats=(Format.HTML,)), say_nothing)
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 12_000)
    shown = in_terminal(
        project, "build", "-f", "pdf", "-f", "html", press_when=lambda seen: "council: page" in seen
    )
    built = tuple((project / "build").glob("*.html"))

    assert shown.exit_code == 130
    assert shown.seconds_after_key < 5
    assert "interrupted" in shown.lines
    assert "Traceback" not in shown.text
    assert {each.finding for each in verify_files(project, built, None)} == {Finding.SAME}
    assert list((project / "build").rglob("*.part")) == []


def test_what_was_finished_before_ctrl_c_is_not_made_again(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 12_000)
    asked = ("build", "-f", "pdf", "--jobs", "2")
    stopped = in_terminal(project, *asked, press_when=lambda seen: "1/2 reports" in seen)
    edit(project / "content" / "blocks" / "cost.md", "worked " * 12_000, "worked")
    again = in_terminal(project, *asked, "-v")

    assert stopped.exit_code == 130
    assert again.exit_code == 0
    assert "visitors comes from the cache" in again.text


def test_progress_counts_whoever_works() -> None:
    heard: list[Progress] = []
    tracker = Tracker(2, heard.append)
    tracker.at("a", "pages", 3)
    tracker.at("b", "pdf")
    tracker.finish("a", 3)
    tracker.finish("b")

    assert heard[1] == Progress(2, 0, 0, (Working("a", "pages", 3), Working("b", "pdf")))
    assert heard[2] == Progress(2, 1, 3, (Working("b", "pdf"),))
    assert heard[3] == Progress(2, 2, 3)


@given(
    total=st.integers(0, 10**6),
    names=st.lists(st.text(max_size=30), max_size=5),
    columns=st.integers(1, 200),
)
@settings(max_examples=60, deadline=None)
def test_the_line_always_fits_and_never_moves_the_cursor(total: int, names: list[str], columns: int) -> None:
    working = tuple(Working(name, "pdf") for name in names)
    line = in_one_line(Progress(total, total // 2, 7, working), columns)

    assert width(line) <= columns
    assert "\n" not in line
    assert "\033" not in line
