"""What no profile makes any more is removed from the output folder, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.app.build.build import build
from reportgen.app.build.publish import Built
from reportgen.app.build.request import BuildRequest
from reportgen.model.diagnostic import Severity
from reportgen.model.format import Format
from reportgen.workspace.output.remove import Removal, remove
from speed.builds import edit, say_nothing, starter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = starter(tmp_path)
    edit(made / "profiles" / "_base.yaml", "formats: [pdf, docx]", "formats: [html]")
    built(made)
    return made


def built(project: Path, *profiles: str) -> Built:
    return build(BuildRequest(project, profiles), say_nothing)


def said(made: Built) -> list[tuple[str, str]]:
    return [(each.severity, each.message) for each in made.messages if each.code == "removed-file"]


def test_the_file_of_a_profile_that_is_gone_is_removed(project: Path) -> None:
    (project / "profiles" / "visitors.yaml").unlink()

    assert said(built(project, "council")) == [
        (Severity.NOTE, '"visitors.html" is removed from "build": no profile is called "visitors" any more')
    ]
    assert not (project / "build" / "visitors.html").exists()
    assert (project / "build" / "council.html").exists()
    assert said(built(project)) == []


def test_the_file_of_a_profile_that_was_renamed_is_removed(project: Path) -> None:
    (project / "profiles" / "visitors.yaml").rename(project / "profiles" / "guests.yaml")

    assert len(said(built(project))) == 1
    assert not (project / "build" / "visitors.html").exists()
    assert (project / "build" / "guests.html").exists()


def test_a_report_with_another_file_name_leaves_none_behind(project: Path) -> None:
    edit(project / "profiles" / "visitors.yaml", "title:", "file: leaflet\ntitle:")

    assert said(built(project)) == [
        (Severity.NOTE, '"visitors.html" is removed from "build": "visitors" has another file name now')
    ]
    assert (project / "build" / "leaflet.html").exists()


def test_a_format_that_is_no_longer_asked_for_is_removed(project: Path) -> None:
    edit(project / "profiles" / "visitors.yaml", "title:", "formats: [pdf]\ntitle:")
    made = build(BuildRequest(project, ("visitors",), (Format.PDF,)), say_nothing)

    assert said(made) == [
        (Severity.NOTE, '"visitors.html" is removed from "build": "visitors" asks for html no more')
    ]
    assert not (project / "build" / "visitors.html").exists()


def test_a_file_that_was_changed_stays_with_a_warning(project: Path) -> None:
    (project / "profiles" / "visitors.yaml").unlink()
    (project / "build" / "visitors.html").write_text("mine", "utf-8")

    ((severity, message),) = said(built(project))
    assert severity == Severity.WARNING
    assert message.startswith('"visitors.html" was changed after it was built and stays in "build"')
    assert (project / "build" / "visitors.html").read_text("utf-8") == "mine"


def test_nothing_outside_of_the_folder_and_no_link_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    outside = tmp_path / "mine.txt"
    outside.write_text("mine", "utf-8")
    (folder / "link.txt").symlink_to(outside)

    assert remove(folder, "../mine.txt") is Removal.ABSENT
    assert remove(folder, "link.txt") is Removal.ABSENT
    assert outside.exists()
