"""A worker gives what the engine gives, and the caller survives whatever happens in it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from types import MappingProxyType

import pytest

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document, ReportLimits
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.span import Span
from reportgen.record.manifest.digest import digest_document
from reportgen.write.render import render_report
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.failures import WorkerEnd, explain_end
from reportgen.write.worker.limits import Limits, MemoryUse, limits_for
from reportgen.write.worker.protocol import pack_artifacts, pack_facts, pack_failure, unpack_answer

PDF = (Format.PDF,)
NOT_SET = ReportLimits()
FACTS = PageFacts(
    3, 0.25, (Spot("heading", "What follows", BlockId("b"), 1),), (Spot("figure", "A", None, 2),)
)


@pytest.mark.slow
def test_a_worker_gives_the_same_bytes_as_the_engine() -> None:
    document = random_document(3)

    assert render_in_worker(document, PDF) == render_report(document, PDF)


@pytest.mark.slow
def test_every_format_comes_out_of_the_worker() -> None:
    # A redline needs an earlier edition to compare with.
    formats = tuple(each for each in Format if each is not Format.DOCX_REDLINE)
    artifacts = render_in_worker(gallery_document(), formats)

    assert tuple(artifact.format for artifact in artifacts) == formats
    assert [artifact.content[:2] for artifact in artifacts] == [b"%P", b"PK", b"<!"]


def test_diagnostics_come_out_of_the_worker() -> None:
    document = make_document("<p>a</p>", css="p { frobnicate: 2px }")

    (artifact,) = render_in_worker(document, PDF)

    assert [each.code for each in artifact.diagnostics] == ["css-ignored"]


def test_an_error_in_the_content_comes_out_as_it_went_in() -> None:
    with pytest.raises(ContentError) as caught:
        render_in_worker(make_document('<p><img src="asset:gone.png" alt="x"></p>'), PDF)

    assert [each.code for each in caught.value.diagnostics] == ["image-unreadable"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limits", "word"),
    [
        (Limits(cpu_seconds=1), "processor time"),
        (Limits(wall_seconds=0.7), "time"),
        (Limits(memory=200 << 20), "memory"),
    ],
)
def test_a_report_over_a_limit_is_named(limits: Limits, word: str) -> None:
    body = f"<table><tbody>{'<tr><td>x</td><td>y</td></tr>' * 6000}</tbody></table>"

    with pytest.raises(EngineError) as caught:
        render_in_worker(make_document(body, profile="heavy"), PDF, limits)

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "report-too-heavy"
    assert "'heavy'" in diagnostic.message
    assert f"more {word} " in diagnostic.message


STARVED = """
import sys, tempfile
from reportgen.write.worker.guard import close_sandbox
from reportgen.write.worker.limits import Limits, limits_for, memory_use, set_limits
from reportgen.write.worker.results import answer_of, open_answer
limit = memory_use().peak + (64 << 20)
set_limits(Limits(memory=limit))
close_sandbox(tempfile.mkdtemp())

def work():
    held = bytearray(int(sys.argv[1]) << 20)
    raise SystemError("error return without exception set")

answer = answer_of("heavy", work)
try:
    open_answer("heavy", answer)
except Exception as error:
    print(error.diagnostics[0].code)
"""


@pytest.mark.parametrize(("held", "code"), [(60, "report-too-heavy"), (1, "engine-crashed")])
def test_whatever_is_raised_at_the_limit_of_memory_is_that_limit(held: int, code: str) -> None:
    call = [sys.executable, "-c", STARVED, str(held)]
    done = subprocess.run(call, capture_output=True, check=True, text=True)  # noqa: S603  # our own code

    assert done.stdout == f"{code}\n"


def test_what_a_process_held_at_last_counts_beside_what_it_never_touched() -> None:
    use = MemoryUse(peak=120, untouched=30)

    assert not use.is_near(200)
    assert not use.is_near(200, touched=139)
    assert use.is_near(200, touched=140)
    assert use.is_near(130)
    assert not MemoryUse().is_near(200, touched=200)


def test_the_next_report_is_made_after_one_that_failed() -> None:
    with pytest.raises(EngineError):
        render_in_worker(random_document(3), PDF, Limits(wall_seconds=0.01))

    assert render_in_worker(make_document("<p>a</p>"), PDF)[0].pages == 1


def test_several_threads_can_use_workers_at_once() -> None:
    made: list[int | None] = []

    def render(words: int) -> None:
        made.append(render_in_worker(make_document(f"<p>{'word ' * words}</p>"), PDF)[0].pages)

    threads = [threading.Thread(target=render, args=(words,)) for words in (1, 2000, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made, key=str) == [1, 1, 3]


def test_read_only_mappings_go_into_the_worker() -> None:
    document = make_document("<p>a</p>")

    assert isinstance(document.theme.tokens, MappingProxyType)
    assert render_in_worker(document, PDF)[0].content.startswith(b"%PDF")


def test_answers_survive_the_way_out() -> None:
    warnings = (Diagnostic("a-code", "text", Span("a.md", 3, 4), "hint", Severity.WARNING),)
    artifacts = (
        Artifact(ProfileId("a"), Format.PDF, "a.pdf", b"one", 3, warnings, FACTS),
        Artifact(ProfileId("a"), Format.HTML, "a.html", b"", None),
    )

    assert unpack_answer(pack_artifacts(artifacts)) == artifacts
    assert unpack_answer(pack_failure("content", warnings)) == ("content", warnings)
    assert unpack_answer(pack_facts(FACTS)) == FACTS


@pytest.mark.parametrize("content", [b"", b"\x00" * 8 + b"{", b"\x80\x04N.", b"\xff" * 16])
def test_what_is_no_answer_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpack_answer(content)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (WorkerEnd(signal.SIGSEGV, is_full=True), "report-too-heavy"),
        (WorkerEnd(signal.SIGSEGV), "engine-crashed"),
        (WorkerEnd(signal.SIGBUS, is_full=True), "report-too-heavy"),
        (WorkerEnd(signal.SIGABRT), "report-too-heavy"),
        (WorkerEnd(signal.SIGKILL), "engine-killed"),
        (WorkerEnd(signal.SIGKILL, is_spent=True), "report-too-heavy"),
        (WorkerEnd(signal.SIGKILL, is_late=True), "report-too-heavy"),
        (WorkerEnd(is_full=True), "report-too-heavy"),
        (WorkerEnd(), "engine-crashed"),
    ],
)
def test_an_end_without_an_answer_is_explained_by_its_signal_and_its_limits(
    end: WorkerEnd, code: str
) -> None:
    assert explain_end("a", end).code == code


def _of_pages(pages: int, limits: ReportLimits = NOT_SET) -> Document:
    return replace(make_document(f"<p>{'x' * 4_300 * pages}</p>"), limits=limits)


def test_limits_grow_with_the_text_of_a_report_up_to_an_end() -> None:
    ordinary = Limits()

    assert limits_for(_of_pages(100)) == ordinary
    assert limits_for(_of_pages(1500)).memory > 5 * ordinary.memory
    assert limits_for(_of_pages(1500)).cpu_seconds > 2 * ordinary.cpu_seconds
    assert limits_for(_of_pages(4000)).memory == 8 << 30


@pytest.mark.parametrize("pages", [10, 1500])
def test_limits_that_a_project_sets_hold_whatever_the_length(pages: int) -> None:
    found = limits_for(_of_pages(pages, ReportLimits(memory=9000, seconds=40)))

    assert (found.memory, found.cpu_seconds, found.wall_seconds) == (9000 << 20, 40, 60)


def test_a_report_above_the_limit_of_its_project_is_named_and_one_below_is_made() -> None:
    document = make_document(f"<table><tbody>{'<tr><td>x</td><td>y</td></tr>' * 6000}</tbody></table>")
    with pytest.raises(EngineError) as caught:
        render_in_worker(replace(document, limits=ReportLimits(memory=200)), PDF)

    assert [each.code for each in caught.value.diagnostics] == ["report-too-heavy"]
    assert render_in_worker(replace(document, limits=ReportLimits(memory=2000)), PDF)[0].pages


def test_the_limits_of_a_project_reach_no_digest() -> None:
    document = make_document("<p>a</p>")

    assert digest_document(document) == digest_document(replace(document, limits=ReportLimits(memory=900)))


@pytest.mark.parametrize(
    ("end", "setting"),
    [
        (WorkerEnd(signal.SIGABRT), "memory"),
        (WorkerEnd(is_late=True), "seconds"),
        (WorkerEnd(signal.SIGXCPU), "seconds"),
    ],
)
def test_a_report_that_is_too_heavy_says_the_number_and_the_setting(end: WorkerEnd, setting: str) -> None:
    found = explain_end("a", end, Limits(memory=300 << 20, cpu_seconds=300, wall_seconds=300))

    assert "(300" in found.message
    assert f"`{setting}`" in (found.hint or "")
