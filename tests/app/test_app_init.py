from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from csv import DictReader
from datetime import date
from pathlib import Path

import pytest

from cli.cli_replay import run
from reportgen.app.check import check
from reportgen.app.doctor import examine
from reportgen.app.init import init, next_calls
from reportgen.app.listing.things import LISTS, list_things
from reportgen.app.schema import schema_files, schema_of, write_schemas
from reportgen.cli.project.init import KITS as OFFERED
from reportgen.errors import UsageError
from reportgen.workspace.kits import DEFAULT_KIT, KITS


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A project made from each kit."""
    made = {kit: tmp_path_factory.mktemp("kits") / kit for kit in KITS}
    for kit, folder in made.items():
        init(folder, kit=kit)
    return made


@pytest.fixture(scope="module")
def project(projects: Mapping[str, Path]) -> Path:
    return projects[DEFAULT_KIT]


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def test_the_command_offers_every_kit() -> None:
    assert tuple(KITS) == OFFERED


@pytest.mark.slow
@pytest.mark.parametrize("kit", KITS)
def test_every_kit_builds_at_once_without_a_warning(projects: Mapping[str, Path], kit: str) -> None:
    for call in next_calls(kit):
        done = run(projects[kit], *call.split())

        assert done.exit_code == 0, done.output
        assert "warning" not in done.output
        assert "error" not in done.output
    assert {path.suffix for path in (projects[kit] / "build").rglob("*.*")} >= {".pdf", ".docx"}


@pytest.mark.slow
def test_every_member_gets_a_letter_with_the_name_and_the_fee(projects: Mapping[str, Path]) -> None:
    folder = projects["letters"]
    done = run(folder, *next_calls("letters")[-1].split())
    rows = list(DictReader((folder / "members.csv").read_text("utf-8").splitlines()))

    assert done.exit_code == 0, done.output
    for number, row in enumerate(rows, start=1):
        letter = folder / "build" / "batch" / f"letter-{number}.pdf"
        words = subprocess.run(["pdftotext", str(letter), "-"], capture_output=True, text=True, check=True)  # noqa: S603, S607  # a judge of its own
        assert f"Dear {row['name']}," in words.stdout
        assert f"{row['fee']} pounds" in words.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kit", KITS)
def test_an_editor_finds_nothing_in_a_new_project(projects: Mapping[str, Path], kit: str) -> None:
    report = check(projects[kit], (), date(2026, 11, 22), say_nothing)

    assert report.diagnostics == ()


@pytest.mark.parametrize("kit", KITS)
def test_nothing_in_a_new_project_is_due_by_a_date(projects: Mapping[str, Path], kit: str) -> None:
    report = check(projects[kit], (), date(2036, 1, 1), say_nothing, with_pages=False)

    assert report.diagnostics == ()


@pytest.mark.parametrize("kit", KITS)
def test_every_file_that_names_a_schema_finds_it(projects: Mapping[str, Path], kit: str) -> None:
    project, named = projects[kit], 0
    for path in project.rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        schema = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        named += 1

        assert first.startswith("# yaml-language-server: $schema=")
        assert "$schema" in json.loads(schema.read_text("utf-8"))
    assert named >= 5


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


@pytest.mark.parametrize("kit", KITS)
def test_a_kit_stays_out_of_a_folder_with_files_of_its_names(tmp_path: Path, kit: str) -> None:
    old = tmp_path / "content" / "blocks" / "old.md"
    old.parent.mkdir(parents=True)
    old.write_text("words of somebody else", "utf-8")

    with pytest.raises(UsageError) as refused:
        init(tmp_path, kit=kit)

    (told,) = refused.value.diagnostics
    assert told.code == "call-folder-taken"
    assert "content/blocks/old.md" in told.message
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [old]


def test_a_file_where_a_folder_belongs_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("a file", "utf-8")

    with pytest.raises(UsageError, match="already has profiles"):
        init(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["profiles"]


def test_what_a_project_has_nothing_of_may_lie_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("all rights", "utf-8")
    (tmp_path / ".git").mkdir()

    assert "reportgen.yaml" in init(tmp_path)


def test_a_kit_is_not_dropped_unsaid_in_a_project_that_gets_a_schedule(tmp_path: Path) -> None:
    init(tmp_path)

    with pytest.raises(UsageError, match="already has"):
        init(tmp_path, "cron", "letters")
