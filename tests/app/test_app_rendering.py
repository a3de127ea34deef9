"""A report is as long as its longest file with pages, and keeps its limit whatever formats are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build import rendering
from reportgen.app.build.build import build
from reportgen.app.build.choice import choose_profiles
from reportgen.app.build.documents import compose
from reportgen.app.build.rendering import Rendered, render
from reportgen.app.build.request import BuildRequest
from reportgen.app.open_project import open_project
from reportgen.errors import ContentError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format, Limit, Overflow
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from speed.builds import edit, say_nothing, starter

COUNCIL = ProfileId("council")


def pages_of(form: Format) -> int | None:
    return None if form is Format.HTML else 3


def engine(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
    return tuple(Artifact(document.profile, form, "", b"x", pages_of(form), ()) for form in formats)


@pytest.fixture(autouse=True)
def three_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report has three pages, in formats that have pages."""
    monkeypatch.setattr(rendering, "engines", lambda: engine)


def rendered(folder: Path, limit: int, *formats: Format) -> Rendered:
    project = open_project(starter(folder)).project
    council = replace(project.profiles[COUNCIL], limit=Limit(limit, None, Overflow.FAIL))
    limited = replace(project, profiles={**project.profiles, COUNCIL: council})
    return render(limited, make_plan(limited, COUNCIL), lambda plan: compose(limited, plan, {}), formats)


@pytest.mark.parametrize("formats", [(Format.HTML,), (Format.HTML, Format.PDF), (Format.PDF, Format.DOCX)])
def test_only_the_formats_that_are_asked_for_come_back(tmp_path: Path, formats: tuple[Format, ...]) -> None:
    made = rendered(tmp_path, 3, *formats)

    assert tuple(each.format for each in made.artifacts) == formats
    assert [each.path for each in made.artifacts] == [f"council.{each.ending}" for each in formats]


@pytest.mark.parametrize("formats", [(Format.HTML,), (Format.HTML, Format.PDF)])
def test_a_limit_of_pages_holds_for_formats_without_pages_too(
    tmp_path: Path, formats: tuple[Format, ...]
) -> None:
    with pytest.raises(ContentError) as refused:
        rendered(tmp_path, 2, *formats)

    (mistake,) = refused.value.diagnostics
    assert mistake.message.startswith('"council" has 3 pages')


def test_grades_have_one_decimal_and_only_reports_in_english_have_them(tmp_path: Path) -> None:
    project = starter(tmp_path)
    english = build(BuildRequest(project, formats=(Format.HTML,)), say_nothing).grades
    edit(project / "profiles" / "visitors.yaml", "audience:", "language: de\naudience:")
    mixed = build(BuildRequest(project, formats=(Format.HTML,)), say_nothing).grades

    assert set(english) == {each.id for each in choose_profiles(open_project(project).project, ())}
    assert all(grade == round(grade, 1) for grade in english.values())
    assert any(grade != round(grade) for grade in english.values())
    assert set(mixed) == {"council"}
