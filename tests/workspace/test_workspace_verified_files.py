"""A file that was read once and has not changed since is not read again, and no change is missed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportgen.record import sha256_of
from reportgen.workspace.cache.verified_files import VerifiedFiles

pytestmark = pytest.mark.slow

OLD, NEW = b"old words", b"new words"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.pdf").write_bytes(OLD)
    return tmp_path


def wait_until_old(path: Path) -> None:
    """The time of a file's state cannot be set, so that this waits for it."""
    while time.time_ns() - path.stat().st_ctime_ns < 2_100_000_000:
        time.sleep(0.05)


def compare(folder: Path, content: bytes = OLD) -> tuple[bool, bool]:
    """Whether the file has this content, and whether its mark was enough to know."""
    seen = VerifiedFiles(folder)
    is_same = seen.is_same("1.pdf", sha256_of(content))
    was_known = is_same and seen.known.get("1.pdf") == seen.found.get("1.pdf", "")
    seen.keep()
    return is_same, was_known


def test_a_file_is_read_once_it_is_old_and_then_known(folder: Path) -> None:
    young = compare(folder), compare(folder)
    wait_until_old(folder / "1.pdf")

    assert young == ((True, False), (True, False))
    assert (compare(folder), compare(folder)) == ((True, False), (True, True))


def test_other_words_with_the_old_times_and_size_are_seen(folder: Path) -> None:
    path = folder / "1.pdf"
    wait_until_old(path)
    compare(folder)
    state = path.stat()
    path.write_bytes(NEW)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert compare(folder) == (False, False)
    assert compare(folder, NEW) == (True, False)


def test_a_note_says_nothing_about_another_digest(folder: Path) -> None:
    wait_until_old(folder / "1.pdf")
    compare(folder)

    assert compare(folder, NEW) == (False, False)


def test_a_file_that_is_gone_is_not_the_same(folder: Path) -> None:
    compare(folder)
    (folder / "1.pdf").unlink()

    assert compare(folder) == (False, False)
