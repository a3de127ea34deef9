from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from reportgen.app.check import check
from reportgen.app.doctor import examine
from reportgen.app.init import init
from reportgen.app.listing.things import LISTS, list_things
from reportgen.app.schema import schema_files, schema_of, write_schemas
from reportgen.errors import UsageError


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "project"
    init(folder)
    return folder


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def test_an_editor_finds_nothing_in_the_starter_project(project: Path) -> None:
    report = check(project, (), date(2026, 11, 22), say_nothing)

    assert report.diagnostics == ()


def test_every_file_that_names_a_schema_finds_it(project: Path) -> None:
    named = 0
    for path in project.rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        schema = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        named += 1

        assert first.startswith("# yaml-language-server: $schema=")
        assert "$schema" in json.loads(schema.read_text("utf-8"))
    assert named >= 7


def test_the_output_folder_is_kept_and_its_content_is_not(project: Path) -> None:
    assert (project / "build" / ".gitignore").read_text("utf-8") == "*\n!.gitignore\n"


@pytest.mark.parametrize("what", list(LISTS))
def test_everything_can_be_listed(project: Path, what: str) -> None:
    listing = list_things(project, what)

    assert listing.rows
    assert {len(row) for row in listing.rows} == {len(listing.columns)}


def test_a_machine_that_builds_is_well(project: Path) -> None:
    examined = examine(project)

    assert [each.what for each in examined if not each.is_right] == []
    assert {"weasyprint", "pango", "harfbuzz", "fontconfig", "fonts of navy"} <= {
        each.what for each in examined
    }


def test_a_folder_without_a_project_is_examined_all_the_same(tmp_path: Path) -> None:
    wrong = [each for each in examine(tmp_path) if not each.is_right]

    assert [each.what for each in wrong] == ["project"]
    assert wrong[0].help


def test_schemas_are_written_for_every_kind_of_file(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)

    assert set(written) == {path.name for path in tmp_path.iterdir()} == set(schema_files())


def test_an_unknown_schema_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="prifile"):
        schema_of("prifile")


def test_mistakes_that_keep_a_report_from_being_read_are_its_findings(tmp_path: Path) -> None:
    init(tmp_path / "broken")
    (tmp_path / "broken" / "profiles" / "council.yaml").write_text("title: [", "utf-8")

    report = check(tmp_path / "broken", (), date(2026, 11, 22), say_nothing)

    assert report.has_errors
    assert {each.span.path for each in report.diagnostics if each.span} == {"profiles/council.yaml"}
