"""Links in the output folder: nothing outside it is written, changed or removed by any call."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.app.init import init
from reportgen.errors import UsageError
from reportgen.workspace.cache.cache import fetch, keep, shrink
from reportgen.workspace.cache.notes import forget_notes, one_at_a_time, read_note, write_note
from reportgen.workspace.output.append import append
from reportgen.workspace.output.built import load_built, output_folder
from reportgen.workspace.output.folder import open_folder, remove_files
from reportgen.workspace.output.publish import publish

KEY = "ab" + "0" * 62


def write_much(folder: Path) -> None:
    for number in range(70):
        write_note(folder, f"{number:02}", {"a": number})


def lock(folder: Path) -> None:
    with one_at_a_time(folder):
        pass


# Where the link lies below the output folder → what a call does there.
CALLS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "notes are written": (".reportgen/notes", write_much),
    "notes are forgotten": (".reportgen/notes", forget_notes),
    "a note is read": (".reportgen/notes", lambda folder: read_note(folder, "doc")),
    "notes above": (".reportgen", write_much),
    "notes above are forgotten": (".reportgen", forget_notes),
    "the cache is kept": (".reportgen/cache", lambda folder: keep(folder, KEY, b"x")),
    "the cache is asked": (".reportgen/cache", lambda folder: fetch(folder, KEY)),
    "the cache is emptied": (".reportgen/cache", lambda folder: shrink(folder, 0)),
    "a shelf of the cache": (".reportgen/cache/ab", lambda folder: keep(folder, KEY, b"x")),
    "a shelf is emptied": (".reportgen/cache/ab", lambda folder: shrink(folder, 0)),
    "the lock": (".reportgen/lock", lock),
    "letters are cleared": ("outbox", lambda folder: remove_files(folder, "outbox", ".eml")),
    "letters are written": ("outbox", lambda folder: publish(folder, {"outbox/a.eml": b"x"})),
    "files of a batch are read": ("sub", lambda folder: load_built(folder, ["sub/doc.eml"])),
    "the log of a batch": ("batch.jsonl", lambda folder: append(folder / "batch.jsonl", b"x")),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_link_below_the_output_folder_is_an_error_and_touches_nothing(tmp_path: Path, name: str) -> None:
    place, call = CALLS[name]
    victim = tmp_path / "victim"
    victim.mkdir()
    for inner in ("doc.eml", "doc.json", "doc.kept", f"{KEY[2:]}.kept"):
        (victim / inner).write_text("precious")
    folder = tmp_path / "build"
    link = folder / place
    link.parent.mkdir(parents=True)
    link.symlink_to(victim if place not in {".reportgen/lock", "batch.jsonl"} else victim / "new")
    before = {path: (path.read_text(), path.stat().st_mtime_ns) for path in victim.iterdir()}

    with pytest.raises(UsageError) as caught:
        call(folder)

    assert [each.code for each in caught.value.diagnostics] == ["linked-output"]
    assert {path: (path.read_text(), path.stat().st_mtime_ns) for path in victim.iterdir()} == before


def test_the_projects_own_output_folder_may_be_no_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UsageError):
        output_folder(tmp_path, None)
    assert output_folder(tmp_path, tmp_path / "build") == tmp_path / "build"


def test_neighbours_have_names_that_nobody_foresees_and_are_new_files(tmp_path: Path) -> None:
    with open_folder(tmp_path) as folder:
        made = {folder.write_neighbour(b"x") for _ in range(20)}

    assert len(made) == 20
    assert not any(str(os.getpid()) == part for name in made for part in name.split("."))


def test_links_in_the_place_of_every_neighbour_of_old_are_not_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    folder = tmp_path / "build"
    folder.mkdir()
    for name in (f".policy.pdf.{os.getpid()}.part", "policy.pdf"):
        (folder / name).symlink_to(precious)

    publish(folder, {"policy.pdf": b"pdf"})

    assert precious.read_text() == "mine"
    assert (folder / "policy.pdf").read_bytes() == b"pdf"


def test_an_entry_of_the_cache_that_is_a_link_is_replaced(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    shelf = tmp_path / ".reportgen" / "cache" / KEY[:2]
    shelf.mkdir(parents=True)
    (shelf / f"{KEY[2:]}.kept").symlink_to(precious)

    assert fetch(tmp_path, KEY) is None
    keep(tmp_path, KEY, b"x")

    assert (fetch(tmp_path, KEY), precious.read_text()) == (b"x", "mine")


def test_a_new_project_makes_no_folder_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "content").symlink_to(tmp_path / "victim")

    with pytest.raises(UsageError):
        init(tmp_path / "new")

    assert list((tmp_path / "victim").iterdir()) == []
