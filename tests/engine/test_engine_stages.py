"""A worker reports what it is doing; what is no report is ignored."""

from __future__ import annotations

import pytest

from gallery.house_theme import make_document
from reportgen.model.profile import Format
from reportgen.write.engine.progress import STAGES
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.progress import MOST_STAGE, read_stage


def test_stages_and_pages_come_in_their_order() -> None:
    stages: list[tuple[str, int]] = []
    document = make_document("<p>word</p>" * 200)
    (artifact,) = render_in_worker(document, (Format.PDF,), on_progress=lambda *stage: stages.append(stage))
    pages = [page for stage, page in stages if stage == "pages"]

    assert [stage for stage, _ in stages if stage != "pages"] == ["style", "boxes", "pdf"]
    assert max(pages) == artifact.pages
    assert pages == sorted(pages)
    assert len(pages) > 2


def test_listening_changes_no_byte() -> None:
    document = make_document("<p>word</p>" * 20)

    assert render_in_worker(document, (Format.PDF,), on_progress=lambda *_: None) == render_in_worker(
        document, (Format.PDF,)
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'["pages"]', b'["\\u001b[2J", 1]', b'["pages", "x"]', b'{"pages": 1}', b"null", b"1"],
)
def test_what_is_no_stage_is_none(content: bytes) -> None:
    assert read_stage(content) is None


def test_only_short_messages_are_read_as_stages() -> None:
    assert read_stage(b'["pages", 12]') == ("pages", 12)
    assert read_stage(b'["pages", 12]' + b" " * MOST_STAGE) is None
    assert set(STAGES.values()) == {"style", "boxes", "pages", "pdf"}
