"""Nothing changed costs nothing, and whatever changed is seen."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build.build import build
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.model.profile import Format
from reportgen.workspace.cache import file_stats
from reportgen.workspace.machine_key import SIZE
from speed.builds import edit, run, starter

pytestmark = pytest.mark.slow

HEAVY = {"jinja2", "markdown_it", "weasyprint", "docx", "yaml", "lxml", "reportgen.app.build.build"}


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


@pytest.fixture
def wanted(tmp_path: Path) -> BuildRequest:
    wanted = BuildRequest(starter(tmp_path), formats=(Format.HTML,))
    build(wanted, say_nothing)
    return wanted


def note_of(project: Path) -> Path:
    (note,) = (project / "build" / ".reportgen" / "notes").iterdir()
    return note


def test_an_unchanged_project_is_answered_without_parser_or_engine(wanted: BuildRequest) -> None:
    code, said, modules = run(wanted.start, "build", "-f", "html", "--json")

    assert code == 0
    assert [each["unchanged"] for each in json.loads(said)["result"]["reports"]] == [True, True]
    assert HEAVY & modules == set()


def test_the_check_of_an_unchanged_project_loads_nothing_either(wanted: BuildRequest) -> None:
    code, said, modules = run(wanted.start, "build", "-f", "html", "--check")

    assert (code, said) == (0, "everything is up to date\n")
    assert HEAVY & modules == set()


def test_what_is_recalled_is_what_a_build_says(wanted: BuildRequest) -> None:
    recalled = recall(wanted)
    built = build(wanted, say_nothing)

    assert recalled is not None
    assert [each["profile"] for each in recalled.reports] == [each.profile for each in built.reports]
    assert [each["words"] for each in recalled.reports] == [each.words for each in built.reports]
    assert recalled.messages == built.messages


def test_a_build_that_finds_all_files_in_the_cache_is_recalled_too(wanted: BuildRequest) -> None:
    edit(wanted.start / "content" / "blocks" / "cost.md", "Two members", "Three members")
    build(wanted, say_nothing)
    edit(wanted.start / "content" / "blocks" / "cost.md", "Three members", "Two members")
    built = build(wanted, say_nothing)

    assert built.unchanged == {"visitors"}
    assert recall(wanted) is not None


def test_touched_files_are_read_and_nothing_is_built(wanted: BuildRequest) -> None:
    for path in wanted.start.rglob("*"):
        if path.is_file():
            os.utime(path)

    assert recall(wanted) is not None


def test_unread_files_are_known_by_their_marks_alone(
    wanted: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_stats, "YOUNG", 0)
    assert recall(wanted) is not None
    note = json.loads(note_of(wanted.start).read_bytes()[SIZE:])

    assert all(mark for mark, _ in note["inputs"].values())
    assert all(mark for mark, _ in note["outputs"].values())


def test_a_change_of_equal_size_with_its_old_time_is_seen(
    wanted: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_stats, "YOUNG", 0)
    recall(wanted)
    block = wanted.start / "content" / "blocks" / "cost.md"
    state = block.stat()
    edit(block, "worked", "wo_ked")
    os.utime(block, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert block.stat().st_mtime_ns == state.st_mtime_ns
    assert recall(wanted) is None


@pytest.mark.parametrize("clock", [-(10**9), 0, 10**9])
def test_a_change_is_seen_whatever_its_clock_says(wanted: BuildRequest, clock: int) -> None:
    block = wanted.start / "content" / "blocks" / "cost.md"
    edit(block, "worked", "wo_ked")
    os.utime(block, (block.stat().st_mtime + clock,) * 2)

    assert recall(wanted) is None


def test_a_new_file_is_seen(wanted: BuildRequest) -> None:
    (wanted.start / "content" / "blocks" / "more.md").write_text("---\ntitle: More\n---\nMore.\n", "utf-8")

    assert recall(wanted) is None


def test_a_file_that_is_gone_is_seen(wanted: BuildRequest) -> None:
    (wanted.start / "content" / "blocks" / "cost.md").unlink()

    assert recall(wanted) is None


def test_a_link_in_place_of_a_file_is_seen(wanted: BuildRequest, tmp_path: Path) -> None:
    block = wanted.start / "content" / "blocks" / "cost.md"
    outside = tmp_path / "outside.md"
    outside.write_bytes(block.read_bytes())
    block.unlink()
    block.symlink_to(outside)

    assert recall(wanted) is None


@pytest.mark.parametrize("name", ["council.html", "manifest.json"])
def test_an_output_changed_by_hand_is_seen(wanted: BuildRequest, name: str) -> None:
    (wanted.start / "build" / name).write_text("changed", "utf-8")

    assert recall(wanted) is None


def test_an_output_that_is_gone_is_seen(wanted: BuildRequest) -> None:
    (wanted.start / "build" / "visitors.html").unlink()

    assert recall(wanted) is None


def test_another_call_is_another_question(wanted: BuildRequest) -> None:
    assert recall(replace(wanted, values={"x": "y"})) is None
    assert recall(replace(wanted, profiles=("council",))) is None
    assert recall(replace(wanted, formats=(Format.PDF,))) is None
    assert recall(replace(wanted, is_forced=True)) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": 1}', "\0"])
def test_a_damaged_note_is_forgotten(wanted: BuildRequest, content: str) -> None:
    note_of(wanted.start).write_text(content, "utf-8")

    assert recall(wanted) is None
    assert {each.profile for each in build(wanted, say_nothing).reports} == {"council", "visitors"}


def test_a_change_names_the_report_and_the_file(wanted: BuildRequest) -> None:
    edit(wanted.start / "content" / "blocks" / "cost.md", "worked", "stayed")

    code, said, _ = run(wanted.start, "build", "-f", "html", "--check")

    assert code == 3
    assert said == "council: changed: content/blocks/cost.md\n"


def test_a_build_says_why_when_asked(wanted: BuildRequest) -> None:
    edit(wanted.start / "content" / "blocks" / "cost.md", "worked", "stayed")

    first = run(wanted.start, "build", "-f", "html", "--why")[1]
    second = run(wanted.start, "build", "-f", "html", "--why")[1]

    assert first.endswith("council: changed: content/blocks/cost.md\n")
    assert second.endswith("nothing differed from what was built before\n")
