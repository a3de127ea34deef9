"""What a manifest keeps of a report that is built anew in some of its formats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compose.compose_projects import project_files
from record.record_values import REPORT
from reportgen.app.build.manifest import merge_reports
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.read import read_sound_project

PROJECT = read_sound_project(project_files({"one": "Text."}))
PDF = ArtifactRecord("policy.pdf", Format.PDF, "application/pdf", "1" * 64, 1, pages=2)
WORD = ArtifactRecord("policy.docx", Format.DOCX, "application/msword", "2" * 64, 2, pages=None)
OLD = replace(REPORT, artifacts=(PDF, replace(WORD, sha256="3" * 64)))
NEW = replace(REPORT, artifacts=(WORD,))


def merged(old: ReportRecord, new: ReportRecord) -> tuple[ReportRecord, ...]:
    return merge_reports(PROJECT, Manifest("", "", (old,)), (new,)).reports


def test_other_formats_of_the_same_document_by_the_same_tools_stay() -> None:
    (report,) = merged(OLD, NEW)

    assert report.artifacts == (WORD, PDF)


@pytest.mark.parametrize(
    "old", [replace(OLD, document="other"), replace(OLD, tools={**OLD.tools, "weasyprint": "71.0"})]
)
def test_formats_of_another_document_or_by_other_tools_are_forgotten(old: ReportRecord) -> None:
    (report,) = merged(old, NEW)

    assert report.artifacts == (WORD,)


def test_what_is_known_of_pages_stays_unless_they_were_laid_out_anew() -> None:
    (kept,) = merged(OLD, replace(NEW, facts=None))
    (new,) = merged(replace(OLD, facts=None), NEW)

    assert kept.facts == OLD.facts
    assert new.facts == NEW.facts


def test_a_report_without_a_profile_is_forgotten() -> None:
    assert merged(replace(OLD, profile=ProfileId("gone")), NEW) == (NEW,)
