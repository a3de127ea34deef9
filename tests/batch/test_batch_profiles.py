"""A profile that names the columns of a list is built by batch, read by checks and left out by build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.app.batch.batch import Rows, build_batch
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.check import check
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.model.format import Format
from speed.builds import edit, say_nothing, starter

EACH = 'title: "For {{ person }} of {{ town }}"\nextends: council\nbatch: [person, town]\nfile: each\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    (project / "profiles/each.yaml").write_text(EACH, "utf-8")
    return project


def request(project: Path, *profiles: str, **values: str) -> BuildRequest:
    return BuildRequest(project, profiles, (Format.HTML,), values=values)


def test_build_leaves_it_out_and_says_so(project: Path) -> None:
    made = build(request(project), say_nothing)

    assert [each.profile for each in made.reports] == ["council", "visitors"]
    (note,) = (each for each in made.messages if each.code == "left-to-batch")
    assert (note.severity, str(note.span)) == (Severity.NOTE, "profiles/each.yaml:3:1")


def test_build_makes_it_once_where_it_is_named_with_its_values(project: Path) -> None:
    made = build(request(project, "each", person="Ada", town="Brno"), say_nothing)

    assert [each.profile for each in made.reports] == ["each"]
    assert "For Ada of Brno" in (project / "build/each.html").read_text("utf-8")


def test_build_misses_its_values_where_it_is_named_without_them(project: Path) -> None:
    with pytest.raises(ContentError) as refused:
        build(request(project, "each"), say_nothing)

    assert {each.code for each in refused.value.diagnostics} == {"unknown-value"}


def test_checks_read_it_with_the_names_of_its_columns(project: Path) -> None:
    edit(project / "profiles/each.yaml", "{{ town }}", "{{ twon }}")

    found = check(project, (), date(2026, 1, 1), say_nothing, with_pages=False).diagnostics

    assert [(each.code, str(each.span)) for each in found if each.severity is Severity.ERROR] == [
        ("unknown-value", "profiles/each.yaml:1:29")
    ]


def test_a_list_without_its_columns_is_refused(project: Path) -> None:
    (project / "list.csv").write_text("person\nAda\n", "utf-8")
    rows = Rows(project / "list.csv", "{row}", {})

    with pytest.raises(ContentError) as refused:
        build_batch(request(project, "each"), rows, say_nothing)

    assert [(each.code, each.message) for each in refused.value.diagnostics] == [
        ("missing-column", 'the list has no column "town"')
    ]


def test_the_call_may_give_what_the_list_has_not(project: Path) -> None:
    (project / "list.csv").write_text("person\nAda\n", "utf-8")

    made = build_batch(
        request(project, "each", town="Brno"), Rows(project / "list.csv", "{row}", {}), say_nothing
    )

    assert len(made.made) == 1
