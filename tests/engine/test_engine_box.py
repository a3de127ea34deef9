"""The box gives what the engine gives, and survives whatever happens inside."""

from __future__ import annotations

import signal
import threading
import time
from types import MappingProxyType

import pytest

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.span import Span
from reportgen.write.render import render_report
from reportgen.write.worker.client import render_in_box
from reportgen.write.worker.failures import told_end
from reportgen.write.worker.limits import Limits
from reportgen.write.worker.protocol import pack_artifacts, pack_facts, pack_failure, unpack_answer

PDF = (Format.PDF,)
FACTS = PageFacts(
    3, 0.25, (Spot("heading", "What follows", BlockId("b"), 1),), (Spot("figure", "A", None, 2),)
)


def test_the_box_gives_the_same_bytes_as_the_engine() -> None:
    document = random_document(3)

    assert render_in_box(document, PDF) == render_report(document, PDF)


def test_every_format_comes_out_of_the_box() -> None:
    # A redline needs an earlier edition to compare with.
    formats = tuple(each for each in Format if each is not Format.DOCX_REDLINE)
    artifacts = render_in_box(gallery_document(), formats)

    assert tuple(artifact.format for artifact in artifacts) == formats
    assert [artifact.content[:2] for artifact in artifacts] == [b"%P", b"PK", b"<!"]


def test_what_the_engine_says_comes_out_of_the_box() -> None:
    document = make_document("<p>a</p>", css="p { frobnicate: 2px }")

    (artifact,) = render_in_box(document, PDF)

    assert [each.code for each in artifact.diagnostics] == ["css-ignored"]


def test_an_error_in_the_content_comes_out_as_it_went_in() -> None:
    with pytest.raises(ContentError) as caught:
        render_in_box(make_document('<p><img src="asset:gone.png" alt="x"></p>'), PDF)

    assert [each.code for each in caught.value.diagnostics] == ["image-unreadable"]


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
    began = time.monotonic()

    with pytest.raises(EngineError) as caught:
        render_in_box(make_document(body, profile="heavy"), PDF, limits)

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "report-too-heavy"
    assert "'heavy'" in diagnostic.message
    assert f"more {word} " in diagnostic.message
    assert time.monotonic() - began < 10


def test_the_next_report_is_made_after_one_that_failed() -> None:
    with pytest.raises(EngineError):
        render_in_box(random_document(3), PDF, Limits(wall_seconds=0.01))

    assert render_in_box(make_document("<p>a</p>"), PDF)[0].pages == 1


def test_several_threads_can_use_the_box_at_once() -> None:
    made: list[int | None] = []

    def render(words: int) -> None:
        made.append(render_in_box(make_document(f"<p>{'word ' * words}</p>"), PDF)[0].pages)

    threads = [threading.Thread(target=render, args=(words,)) for words in (1, 2000, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made, key=str) == [1, 1, 3]


def test_read_only_mappings_go_into_the_box() -> None:
    document = make_document("<p>a</p>")

    assert isinstance(document.theme.tokens, MappingProxyType)
    assert render_in_box(document, PDF)[0].content.startswith(b"%PDF")


def test_answers_survive_the_way_out() -> None:
    said = (Diagnostic("a-code", "text", Span("a.md", 3, 4), "hint", Severity.WARNING),)
    artifacts = (
        Artifact(ProfileId("a"), Format.PDF, "a.pdf", b"one", 3, said, FACTS),
        Artifact(ProfileId("a"), Format.HTML, "a.html", b"", None),
    )

    assert unpack_answer(pack_artifacts(artifacts)) == artifacts
    assert unpack_answer(pack_failure("content", said)) == ("content", said)
    assert unpack_answer(pack_facts(FACTS)) == FACTS


@pytest.mark.parametrize("content", [b"", b"\x00" * 8 + b"{", b"\x80\x04N.", b"\xff" * 16])
def test_what_is_no_answer_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpack_answer(content)


@pytest.mark.parametrize(
    ("number", "is_full", "code"),
    [
        (signal.SIGSEGV, True, "report-too-heavy"),
        (signal.SIGSEGV, False, "engine-crashed"),
        (signal.SIGABRT, False, "report-too-heavy"),
        (signal.SIGKILL, False, "engine-killed"),
        (0, True, "report-too-heavy"),
        (0, False, "engine-crashed"),
    ],
)
def test_an_end_without_an_answer_is_told_by_its_signal(number: int, *, is_full: bool, code: str) -> None:
    assert told_end("a", number, is_full=is_full).code == code
