"""Formats written side by side are what they are one after the other, and so is what goes wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

import pytest

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.span import Span
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.limits import is_single_threaded
from reportgen.write.worker.parallel_formats import parallel_writer
from reportgen.write.worker.protocol import ASK_FOR_CORE, GRANTED, REFUSED, receive_frame, send_frame
from speed.processes import below

BOTH = (Format.PDF, Format.DOCX)
KEEPS_A_THREAD = (
    "import time\n"
    "from gallery.house_theme import make_document\n"
    "from reportgen.write.engine.rendering import lay_out\n"
    "from reportgen.write.worker.limits import is_single_threaded\n"
    "lay_out(make_document('<p>a</p>'))\n"
    "time.sleep(1)\n"  # older ones have some that end by themselves
    "print('alone' if is_single_threaded() else 'threads')"
)
ONE = Artifact(ProfileId("a"), Format.PDF, "a.pdf", b"one", 3)
TWO = Artifact(ProfileId("a"), Format.DOCX, "a.docx", b"two" * 100_000, 3)
WRONG = (Diagnostic("a-code", "text", Span("a.md", 3, 4), "hint"),)


@pytest.fixture(scope="module")
def keeps_a_thread() -> bool:
    """Whether the Pango of this system keeps a thread after its first page."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    command = [sys.executable, "-c", KEEPS_A_THREAD]
    ran = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)  # noqa: S603  # our own interpreter
    return ran.stdout.strip() == "threads"


@pytest.mark.slow
@pytest.mark.parametrize("document", [gallery_document(), random_document(3), random_document(4)])
def test_both_formats_are_those_of_one_process(document: Document) -> None:
    assert render_in_worker(document, BOTH, acquire_core=lambda: True) == render_in_worker(document, BOTH)


def test_formats_come_in_the_order_asked_for() -> None:
    formats = (Format.DOCX, Format.HTML, Format.PDF)

    made = render_in_worker(make_document("<p>a</p>"), formats, acquire_core=lambda: True)

    assert tuple(each.format for each in made) == formats


@pytest.mark.parametrize(("formats", "times"), [((Format.PDF,), 0), (BOTH, 1)])
def test_a_processor_is_asked_for_once_and_only_for_several_formats(
    formats: tuple[Format, ...], times: int, *, keeps_a_thread: bool
) -> None:
    asked: list[bool] = []

    def acquire_core() -> bool:
        asked.append(True)
        return True

    render_in_worker(make_document("<p>some words</p>" * 500), formats, acquire_core=acquire_core)

    assert len(asked) == (0 if keeps_a_thread else times)


@pytest.mark.slow
def test_a_killed_process_beside_is_told(*, keeps_a_thread: bool) -> None:
    if keeps_a_thread:
        pytest.skip("with this Pango nothing is written beside")
    ended = threading.Event()

    def kill() -> None:
        while not ended.is_set():
            # The fork server, the supervisor, the worker, and its fork that writes the other format.
            for number in (each for each, depth in below(os.getpid()).items() if depth == 4):
                os.kill(number, signal.SIGKILL)
                return
            time.sleep(0.005)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with pytest.raises(EngineError) as caught:
            render_in_worker(make_document("<p>some words</p>" * 4000), BOTH, acquire_core=lambda: True)
    finally:
        ended.set()
        killer.join()

    assert [each.code for each in caught.value.diagnostics] == ["engine-killed"]


def test_what_is_written_beside_answers_as_if_here() -> None:
    assert written([lambda: ONE, lambda: TWO], GRANTED) == (ONE, TWO)


def test_without_a_processor_all_is_written_here() -> None:
    here = os.getpid()

    def second() -> Artifact:
        assert os.getpid() == here
        return TWO

    assert written([lambda: ONE, second], REFUSED) == (ONE, TWO)


def test_a_process_with_threads_writes_all_itself() -> None:
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        assert not is_single_threaded()
        with socket.socket() as unused:
            write = parallel_writer("a", unused, (unused, unused), lambda: pytest.fail("it forked"))
            made = write([lambda: ONE, lambda: TWO])
    finally:
        ended.set()
        other.join()

    assert made == (ONE, TWO)


@pytest.mark.parametrize("error", [ContentError(WRONG), EngineError(WRONG)])
def test_a_mistake_beside_is_raised_here(error: ContentError | EngineError) -> None:
    def second() -> Artifact:
        raise error

    with pytest.raises(type(error)) as caught:
        written([lambda: ONE, second], GRANTED)

    assert caught.value.diagnostics == WRONG


def written(writing: Sequence[Callable[[], Artifact]], reply: bytes) -> tuple[Artifact, ...]:
    """What comes of writing beside, with a parent that replies so."""
    parent, link = socket.socketpair()
    here, there = socket.socketpair()
    with parent, link, here, there:
        send_frame(parent, reply)
        made = parallel_writer("a", link, (here, there), os.fork, may_fork=lambda: True)(writing)
        assert receive_frame(parent, 100) == ASK_FOR_CORE
        return made
