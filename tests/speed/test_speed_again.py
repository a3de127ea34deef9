"""A call that found nothing to do is said again, while nothing that its answer rests on has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reportgen.cli.again import FIELD
from speed.builds import edit, starter

CALL = "from reportgen.cli import main; main()"
ORDINARY = "reportgen.cli.program"
HTML = ("build", "-f", "html")


def called(project: Path, *arguments: str, environment: Mapping[str, str] = {}) -> tuple[int, str, str, bool]:
    """Exit code, what was said on both streams, and whether the call went the ordinary way."""
    done = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-X", "importtime", "-c", CALL, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    told = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    return done.returncode, done.stdout, "\n".join(told), ORDINARY in done.stderr


def records(project: Path) -> list[Path]:
    return sorted(project.rglob(".reportgen/notes/*.call"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose calls have left a record."""
    project = starter(tmp_path)
    called(project, *HTML)
    grow_old(project)
    called(project, *HTML)
    return project


def grow_old(project: Path) -> None:
    """Wait until no file can change without a trace; the time of a file's state cannot be set."""
    newest = max(path.stat().st_ctime for path in project.rglob("*") if path.is_file())
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def test_the_same_is_said_again_without_loading_what_understands_it(project: Path) -> None:
    (record,) = records(project)
    record.rename(record.with_suffix(".kept"))
    ordinary = called(project, *HTML)
    record.with_suffix(".kept").rename(record)

    assert ordinary[3]
    assert called(project, *HTML) == (*ordinary[:3], False)


def test_nothing_but_the_interpreter_is_loaded(project: Path) -> None:
    done = subprocess.run(  # noqa: S603  # as above
        [sys.executable, "-X", "importtime", "-c", CALL, *HTML],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = [line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line]

    assert loaded[loaded.index("site") + 1 :] == [
        "__future__",
        "reportgen",
        "reportgen.cli",
        "reportgen.cli.again",
    ]


def change_a_block(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "worked", "wo_ked")


def add_a_block(project: Path) -> None:
    (project / "content" / "blocks" / "more.md").write_text(
        "---\ntitle: More\nkind: context\n---\nText.\n", "utf-8"
    )


def remove_a_report(project: Path) -> None:
    (project / "build" / "council.html").unlink()


def touch_a_report(project: Path) -> None:
    os.utime(project / "build" / "council.html")


def record_an_edition(project: Path) -> None:
    (project / "editions").mkdir()
    (project / "editions" / "0001.json").write_text("{}", "utf-8")


@pytest.mark.parametrize(
    "change", [change_a_block, add_a_block, remove_a_report, touch_a_report, record_an_edition]
)
def test_whatever_has_changed_is_seen(project: Path, change: Callable[[Path], None]) -> None:
    change(project)

    assert called(project, *HTML)[3]


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "LC_ALL", "LD_LIBRARY_PATH"])
def test_other_surroundings_are_another_call(project: Path, variable: str) -> None:
    assert called(project, *HTML, environment={variable: "C.UTF-8"})[3]


def test_what_nobody_reads_makes_no_other_call(project: Path) -> None:
    assert not called(project, *HTML, environment={"SHLVL": "7", "OLDPWD": "/"})[3]


@pytest.mark.parametrize(
    "arguments", [(*HTML, "--json"), (*HTML, "--check"), (*HTML, "-p", "council"), (*HTML, "--force")]
)
def test_other_words_are_another_call(project: Path, arguments: tuple[str, ...]) -> None:
    assert called(project, *arguments)[3]


def test_a_check_is_said_again_too(project: Path) -> None:
    first, second = (called(project, *HTML, "--check") for _ in range(2))

    assert first == (0, "everything is up to date\n", "", True)
    assert second == (*first[:3], False)


def test_a_check_that_finds_something_leaves_no_record(project: Path) -> None:
    change_a_block(project)
    grow_old(project)

    assert [called(project, *HTML, "--check")[::3] for _ in range(2)] == [(3, True), (3, True)]


def test_a_call_in_a_folder_below_has_a_record_of_its_own(project: Path) -> None:
    below = project / "content"

    assert [called(below, *HTML)[3] for _ in range(2)] == [True, False]


def test_reports_elsewhere_keep_their_record_beside_them(project: Path, tmp_path: Path) -> None:
    elsewhere = ("-o", str(tmp_path / "out"))
    called(project, *HTML, *elsewhere)
    grow_old(tmp_path)

    assert [called(project, *HTML, *elsewhere)[3] for _ in range(2)] == [True, False]
    assert len(records(tmp_path / "out")) == 1


def test_young_files_leave_no_record(project: Path) -> None:
    touch_a_report(project)

    assert [called(project, *HTML)[3] for _ in range(2)] == [True, True]


def test_a_link_leaves_no_record(project: Path) -> None:
    block = project / "content" / "blocks" / "cost.md"
    block.rename(project / "content" / "cost.txt")
    block.symlink_to(project / "content" / "cost.txt")
    called(project, *HTML)
    grow_old(project)

    assert [called(project, *HTML)[3] for _ in range(2)] == [True, True]


@pytest.mark.parametrize(
    "damage", [lambda text: text[:40], lambda text: text + FIELD, lambda _: "", lambda _: "x"]
)
def test_a_damaged_record_is_no_record(project: Path, damage: Callable[[str], str]) -> None:
    (record,) = records(project)
    record.write_text(damage(record.read_text("utf-8")), "utf-8")

    code, said, told, is_ordinary = called(project, *HTML)

    assert (code, told, is_ordinary) == (0, "", True)
    assert "council.html" in said


def test_a_hosted_workflow_is_told_each_time(project: Path, tmp_path: Path) -> None:
    output = tmp_path / "outputs"

    for _ in range(3):
        called(project, *HTML, environment={"GITHUB_OUTPUT": str(output)})

    assert output.read_text("utf-8").count("unchanged=council visitors") == 3


def test_clearing_the_cache_drops_records(project: Path) -> None:
    called(project, "cache", "clear")

    assert records(project) == []


def test_a_call_outside_of_projects_is_no_call(tmp_path: Path) -> None:
    assert called(tmp_path, *HTML)[::3] == (2, True)
