"""Finished files come back instead of being made again, and never damaged ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build import recall, rendering
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.cache import clear_cache, measure_cache
from reportgen.app.machines import tools
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.workspace.cache.cache import DamagedError, fetch, keep, measure, shrink
from reportgen.write.render import render_report
from speed.builds import edit, starter

KEY = "ab" * 32


class Asked:
    """An engine that remembers for whom it was asked."""

    def __init__(self) -> None:
        self.profiles: list[str] = []

    def __call__(self, document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        self.profiles.append(document.profile)
        return render_report(document, formats)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    engine = Asked()
    monkeypatch.setattr(rendering, "engines", lambda: engine)
    return engine


@pytest.fixture
def order(tmp_path: Path) -> BuildRequest:
    return BuildRequest(starter(tmp_path), formats=(Format.HTML,))


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def test_one_changed_block_asks_only_for_the_report_that_shows_it(order: BuildRequest, asked: Asked) -> None:
    build(order, say_nothing)
    asked.profiles.clear()
    edit(order.start / "content" / "blocks" / "cost.md", "worked", "stayed")
    build(order, say_nothing)

    assert asked.profiles == ["council"]


def test_going_back_asks_for_nothing_and_gives_the_same_bytes(order: BuildRequest, asked: Asked) -> None:
    build(order, say_nothing)
    first = (order.start / "build" / "council.html").read_bytes()
    edit(order.start / "content" / "blocks" / "cost.md", "worked", "stayed")
    build(order, say_nothing)
    asked.profiles.clear()
    edit(order.start / "content" / "blocks" / "cost.md", "stayed", "worked")
    build(order, say_nothing)

    assert asked.profiles == []
    assert (order.start / "build" / "council.html").read_bytes() == first


def test_force_asks_again(order: BuildRequest, asked: Asked) -> None:
    build(order, say_nothing)
    asked.profiles.clear()
    build(replace(order, is_forced=True), say_nothing)

    assert sorted(asked.profiles) == ["council", "visitors"]


def test_other_tools_make_every_report_anew(
    order: BuildRequest, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(order, say_nothing)
    asked.profiles.clear()
    monkeypatch.setattr(tools, "tool_versions", lambda: {"weasyprint": "another"})
    built = build(order, say_nothing)

    assert sorted(asked.profiles) == ["council", "visitors"]
    assert built.unchanged == frozenset()
    assert {each.tools["weasyprint"] for each in built.reports} == {"another"}


@pytest.mark.usefixtures("asked")
def test_nothing_is_recalled_after_another_installation(
    order: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "loaded_libraries", lambda: ("/lib/pango",))
    build(order, say_nothing)
    assert recall.recall(order) is not None
    monkeypatch.setattr(recall, "installation_mark", lambda _: "another")

    assert recall.recall(order) is None


def test_files_that_a_build_would_only_repeat_are_unchanged(order: BuildRequest, asked: Asked) -> None:
    first = build(order, say_nothing)
    again = build(order, say_nothing)
    (order.start / "build" / "council.html").write_text("changed", "utf-8")
    mended = build(order, say_nothing)

    assert asked.profiles.count("council") == 1
    assert first.unchanged == frozenset()
    assert again.unchanged == {"council", "visitors"}
    assert mended.unchanged == {"visitors"}


def test_damaged_entries_are_made_anew_and_said(order: BuildRequest, asked: Asked) -> None:
    build(order, say_nothing)
    for path in (order.start / "build" / ".reportgen" / "cache").rglob("*.kept"):
        path.write_bytes(path.read_bytes()[:-1])
    asked.profiles.clear()
    said: list[str] = []
    build(order, said.append)

    assert sorted(asked.profiles) == ["council", "visitors"]
    assert any("is damaged and made anew" in each for each in said)


def test_clearing_keeps_the_reports(order: BuildRequest, asked: Asked) -> None:
    build(order, say_nothing)
    before = measure_cache(order.start, None)
    after = clear_cache(order.start, None, 0)

    assert (before.entries, after.entries, after.size) == (2, 0, 0)
    assert (order.start / "build" / "council.html").is_file()
    assert asked.profiles


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, KEY, b"content")

    assert fetch(tmp_path, KEY) == b"content"
    assert fetch(tmp_path, "cd" * 32) is None


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 100])
def test_a_foreign_entry_is_damaged_once_and_then_gone(tmp_path: Path, content: bytes) -> None:
    keep(tmp_path, KEY, b"content")
    (path,) = tmp_path.rglob("*.kept")
    path.write_bytes(content)

    with pytest.raises(DamagedError):
        fetch(tmp_path, KEY)
    assert fetch(tmp_path, KEY) is None


def test_an_entry_under_another_key_is_damaged(tmp_path: Path) -> None:
    keep(tmp_path, KEY, b"content")
    (path,) = tmp_path.rglob("*.kept")
    path.rename(path.with_name("cd" * 31 + ".kept"))

    with pytest.raises(DamagedError):
        fetch(tmp_path, "ab" + "cd" * 31)


def test_what_was_longest_unused_goes_first(tmp_path: Path) -> None:
    keys = [f"{number:064x}" for number in range(4)]
    for key in keys:
        keep(tmp_path, key, b"x" * 68)
    fetch(tmp_path, keys[0])
    left = shrink(tmp_path, 200)

    assert (left.entries, left.size) == (2, 200)
    assert [fetch(tmp_path, key) is not None for key in keys] == [True, False, False, True]


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / ".reportgen").write_text("in the way", "utf-8")
    keep(tmp_path, KEY, b"content")

    assert fetch(tmp_path, KEY) is None
    assert measure(tmp_path).entries == 0
