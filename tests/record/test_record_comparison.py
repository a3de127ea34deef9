from __future__ import annotations

from dataclasses import replace

from record.record_values import MANIFEST, REPORT
from reportgen.model.names import BlockId, VersionName
from reportgen.model.profile import Format
from reportgen.model.report.change_bars import ChangeBars
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import compare

FOUND = {artifact.path: artifact.sha256 for artifact in REPORT.artifacts}
FORMATS = (Format.PDF, Format.HTML)


def told(new: ReportRecord, *, built: Manifest | None = MANIFEST, found: dict[str, str] = FOUND) -> list[str]:
    return [change.what for change in compare(built, ((new, FORMATS),), found)]


def test_the_same_document_from_the_same_tools_is_up_to_date() -> None:
    assert told(replace(REPORT, artifacts=(), inputs={"other": "file"})) == []


def test_a_report_nobody_built_is_told() -> None:
    assert told(REPORT, built=None) == ["it has not been built"]


def test_a_changed_document_tells_the_files_that_changed() -> None:
    new = replace(REPORT, document="d9", inputs={**REPORT.inputs, "content/blocks/a.md": "8" * 64})

    assert told(new) == ["changed: content/blocks/a.md"]


def test_blocks_that_came_went_or_changed_version_are_told() -> None:
    first, second = REPORT.placed
    came = replace(first, block=BlockId("new"))
    new = replace(REPORT, document="d9", placed=(came, replace(second, version=VersionName("full"))))

    assert told(new) == [
        "block new is new",
        "block a is gone",
        "block b was brief, is full",
        "it is composed differently",
    ]


def test_another_order_is_told() -> None:
    new = replace(REPORT, document="d9", placed=REPORT.placed[::-1])

    assert told(new) == ["the blocks stand in another order", "it is composed differently"]


def test_other_values_and_change_bars_are_named_apart() -> None:
    other = replace(REPORT, document="d9", values={"ward": "North"})
    bars = replace(REPORT, document="d9", change_bars=ChangeBars(is_wanted=True))
    older = replace(REPORT, document="d9", change_bars=ChangeBars(edition=2))

    assert told(other)[0] == "other values are given"
    assert told(bars)[0] == "change bars were left to the profile, are on"
    assert told(older)[0] == "change bars were against the last edition, are against edition 2"


def test_a_newer_engine_is_told() -> None:
    assert told(replace(REPORT, tools={**REPORT.tools, "weasyprint": "71.0"})) == [
        "weasyprint was 70.0, is 71.0"
    ]


def test_a_missing_file_is_told() -> None:
    assert told(REPORT, found={"policy.html": FOUND["policy.html"]}) == ["policy.pdf is missing"]


def test_a_file_changed_by_hand_is_told() -> None:
    assert told(REPORT, found={**FOUND, "policy.pdf": "0"}) == ["policy.pdf was changed after it was built"]


def test_a_format_never_built_is_told() -> None:
    new = (REPORT, (Format.DOCX,))

    assert [change.what for change in compare(MANIFEST, (new,), FOUND)] == ["it has not been built as docx"]
