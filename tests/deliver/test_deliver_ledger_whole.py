"""Lines that are whole are never torn; a ledger that cannot be written stops the letters and says so."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliver.any_server import answering, good_but
from deliver.letters_made import messages
from deliver.posting import post
from reportgen.deliver.ledger.ledger import Ledger, read_ledger
from reportgen.deliver.ledger.lines import TORN, read_line, write_line
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Outcome, Receipt
from reportgen.model.names import ProfileId

ONE, TWO = messages(2)
ENTRY = Receipt(
    "k",
    ProfileId("council"),
    "3",
    "b@example.org",
    "<k@x>",
    Outcome.ACCEPTED,
    '250 {"}',
    "now",
    {"a.pdf": "00"},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def entered(path: Path, outcome: Outcome = Outcome.ACCEPTED) -> bytes:
    with Ledger(path) as ledger:
        ledger.enter(ONE, outcome, "250 taken")
    return path.read_bytes()


def test_a_whole_last_line_without_its_line_end_counts_and_gets_it(path: Path) -> None:
    whole = entered(path)
    path.write_bytes(whole.rstrip(b"\n"))

    assert read_ledger(path)[ONE.key].outcome is Outcome.ACCEPTED
    with Ledger(path) as ledger:
        assert ledger.receipts[ONE.key].outcome is Outcome.ACCEPTED
    assert path.read_bytes() == whole


def test_a_whole_line_that_was_marked_as_torn_counts(path: Path) -> None:
    path.write_bytes(entered(path).rstrip(b"\n") + TORN + b"\n")

    assert read_ledger(path)[ONE.key].outcome is Outcome.ACCEPTED


@given(st.integers(min_value=1))
def test_no_beginning_of_a_line_is_an_entry(cut: int) -> None:
    line = write_line(ENTRY).rstrip(b"\n")

    assert read_line(line[: cut % len(line)]) is None
    assert read_line(line) is not None


@pytest.mark.parametrize("kind", ["device", "pipe", "folder"])
def test_what_is_no_ordinary_file_is_no_ledger(tmp_path: Path, kind: str) -> None:
    place = {"device": Path("/dev/zero"), "pipe": tmp_path / "pipe", "folder": tmp_path}[kind]
    if kind == "pipe":
        os.mkfifo(place)

    for use in (Ledger, read_ledger):
        with pytest.raises(DeliveryError) as caught:
            use(place)
        assert [each.code for each in caught.value.diagnostics] == ["ledger-unusable"]


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"key": ["a"]}', b"1", b'"a"', b'{"key": 1, "files": {}}']
)
def test_a_line_with_other_values_stops_everything_without_a_traceback(path: Path, line: bytes) -> None:
    path.write_bytes(line + b"\n" + entered(path))

    with pytest.raises(DeliveryError) as caught:
        Ledger(path)
    assert [each.code for each in caught.value.diagnostics] == ["ledger-broken"]


class FullDisk:
    """Writes so many lines and then only half of one."""

    def __init__(self, lines: int) -> None:
        self.left = lines

    def write(self, descriptor: int, line: bytes) -> int:
        if self.left > 0:
            self.left -= 1
            return os.pwrite(descriptor, line, os.fstat(descriptor).st_size)
        if self.left == 0:
            self.left = -1
            return os.pwrite(descriptor, line[:20], os.fstat(descriptor).st_size)
        self.left = 99  # there is room again, and nobody may use it
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("lines", range(4))
def test_a_full_disk_stops_the_letters_and_what_was_under_way_is_uncertain(
    path: Path, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    with answering(good_but()) as (server, record):
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", FullDisk(lines).write)
            sending, _ = post(server, (ONE, TWO), path)
        again, _ = post(server, (ONE, TWO), path)

    assert [each.code for each in sending.stopped] == ["ledger-unusable"]
    assert not sending.is_clean
    assert len(record.taken) == len({each.address for each in record.taken})
    sent_unsaid = {each.address for each in record.taken} - {
        each.address for each in (*sending.receipts, *sending.uncertain, *again.receipts, *again.uncertain)
    }
    assert sent_unsaid == set()
    assert [each.address for each in sending.uncertain] == ([[], [ONE.address], [], [TWO.address]][lines])
