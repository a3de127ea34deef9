"""Reports that nobody attacks are no finding: those of every kit and of this repository, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.app.build.build import render_reports
from reportgen.app.build.request import BuildRequest
from reportgen.app.exclusion import prove_reports
from reportgen.app.init import init
from reportgen.app.open_project import open_project
from reportgen.model.format import Format

REPOSITORY = Path(__file__).parents[2]


def proved(folder: Path, *formats: Format) -> list[str]:
    opened = open_project(folder)
    made = render_reports(BuildRequest(folder, formats=formats))
    reports = ((each.plan, each.artifacts) for each in made)
    return [name for proofs in prove_reports(opened, reports, {}, lambda _: None).values() for name in proofs]


@pytest.mark.slow
@pytest.mark.parametrize("kit", ["briefing", "data-report", "letters"])
def test_the_reports_of_a_kit_are_no_finding(kit: str, tmp_path: Path) -> None:
    init(tmp_path / "project", kit=kit)

    assert proved(tmp_path / "project", Format.HTML, Format.PDF, Format.DOCX)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Format.HTML, Format.PDF, Format.DOCX])
def test_the_reports_of_this_repository_are_no_finding(kind: Format) -> None:
    assert len(proved(REPOSITORY, kind)) >= 6
