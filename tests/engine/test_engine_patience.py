"""An engine that hangs is given up, whatever it hangs in, and the next report gets another."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator

import pytest

from gallery.house_theme import make_document
from reportgen.errors import EngineError
from reportgen.model.profile import Format
from reportgen.write.worker import patience
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.limits import Limits
from reportgen.write.worker.pool import FORK_SERVER, ForkServer

PDF = (Format.PDF,)
SHORT = Limits(wall_seconds=0.2)


@pytest.fixture
def stopped_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The fork server of this process, alive and deaf."""
    monkeypatch.setattr(patience, "GRACE_SECONDS", 0.3)
    FORK_SERVER.warm_up(has_word=False)
    process = FORK_SERVER.process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    yield process.pid
    if process.poll() is None:
        process.kill()


def test_an_engine_that_hangs_is_given_up(stopped_server: int) -> None:
    begun = time.monotonic()
    with pytest.raises(EngineError) as caught:
        render_in_worker(make_document("<p>a</p>"), PDF, SHORT)

    assert [each.code for each in caught.value.diagnostics] == ["engine-silent"]
    assert time.monotonic() - begun < 10
    assert FORK_SERVER.process is None or FORK_SERVER.process.pid != stopped_server


def test_a_job_that_is_larger_than_the_socket_does_not_wait_for_ever(stopped_server: int) -> None:
    document = make_document(f"<p>{'many words ' * 400_000}</p>")
    with pytest.raises(EngineError, match="gave no answer"):
        render_in_worker(document, PDF, SHORT)

    assert stopped_server


def test_the_report_after_a_hanging_engine_is_made(
    stopped_server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineError):
        render_in_worker(make_document("<p>a</p>"), PDF, SHORT)
    monkeypatch.undo()
    (artifact,) = render_in_worker(make_document("<p>a</p>"), PDF)

    assert stopped_server
    assert artifact.content.startswith(b"%PDF")


def test_a_hanging_engine_does_not_hold_up_the_end_of_the_program() -> None:
    server = ForkServer()
    server.warm_up(has_word=False)
    process = server.process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    begun = time.monotonic()
    server.stop()

    assert time.monotonic() - begun < 5
    assert process.poll() == -signal.SIGKILL


def test_half_an_answer_is_waited_for_no_longer_than_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patience, "GRACE_SECONDS", 0.0)
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"\0\0\0")
        waiting = patience.start_patience(0.3)
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            waiting.receive(here, 100)

    assert 0.2 < time.monotonic() - begun < 5
