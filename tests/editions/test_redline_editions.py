"""Pages that editions record, and the one that a redline is compared with."""

from __future__ import annotations

import json
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from cli.cli_replay import starter
from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.documents import compose
from reportgen.app.editions.editions import record_edition
from reportgen.app.history.earlier import with_earlier
from reportgen.app.open_project import open_project
from reportgen.errors import ContentError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.document import Document, Earlier
from reportgen.record import digest_document
from reportgen.record.editions.files import edition_files, read_editions
from reportgen.record.manifest.digest import digest_earlier

COUNCIL = ProfileId("council")
COST = "content/blocks/cost.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def record(project: Path) -> Path | None:
    return record_edition(project, date(2026, 11, 21), lambda _: None).path


def edit(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text("utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), "utf-8")


def compared(project: Path, profile: str = "council") -> Earlier:
    document = _documents(project, profile, (Format.DOCX_REDLINE,))
    assert document.earlier is not None
    return document.earlier


def _documents(project: Path, profile: str, formats: tuple[Format, ...]) -> Document:
    opened = open_project(project).project
    ((_, plan),) = plan_profiles(opened, choose_profiles(opened, (profile,))).items()
    return with_earlier(opened, plan, compose(opened, plan, {}), formats)


def codes(wrong: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [each.code for each in wrong.value.diagnostics]


def test_an_edition_keeps_the_page_of_every_report_as_plain_html(project: Path) -> None:
    path = record(project)

    assert path == project / "editions" / "0001.json"
    pages = sorted(each.name for each in (project / "editions" / "0001").iterdir())
    assert pages == sorted(f"{name}.html" for name in open_project(project).project.editions[0].pages)
    assert (project / "editions/0001/council.html").read_text("utf-8").startswith("<!DOCTYPE html>\n<html")


def test_editions_with_pages_are_read_back(project: Path) -> None:
    record(project)
    (edition,) = open_project(project).project.editions
    files = {f"editions/{path}": content for path, content in edition_files(edition).items()}

    assert read_editions(files) == (edition,)
    assert edition.pages[COUNCIL].html == (project / "editions/0001/council.html").read_text("utf-8")


def test_pages_are_no_part_of_what_an_edition_is(project: Path) -> None:
    record(project)
    (edition,) = open_project(project).project.editions
    shutil.rmtree(project / "editions" / "0001")
    (bare,) = open_project(project).project.editions

    assert bare.digest == edition.digest
    assert bare.pages == {}


def test_a_page_with_other_line_ends_is_the_same_page(project: Path) -> None:
    record(project)
    page = project / "editions/0001/council.html"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    assert "\r" not in open_project(project).project.editions[0].pages[COUNCIL].html


def test_a_page_that_somebody_edited_is_refused_where_it_lies(project: Path) -> None:
    record(project)
    edit(project, "editions/0001/council.html", "<h2", "<h2 ")
    with pytest.raises(ContentError) as wrong:
        open_project(project)

    assert [(each.code, each.span and each.span.path) for each in wrong.value.diagnostics] == [
        ("edition-unreadable", "editions/0001/council.html")
    ]


def test_an_edition_of_an_older_version_is_completed_while_nothing_has_changed(project: Path) -> None:
    record(project)
    before = json.loads((project / "editions/0001.json").read_text("utf-8"))
    shutil.rmtree(project / "editions" / "0001")
    _forget_pages(project)

    assert record(project) == project / "editions" / "0001.json"
    assert json.loads((project / "editions/0001.json").read_text("utf-8")) == before
    assert record(project) is None


def test_a_redline_needs_an_edition(project: Path) -> None:
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["redline-without-edition"]
    assert "reportgen edition new" in (wrong.value.diagnostics[0].hint or "")


def test_a_redline_needs_an_edition_with_its_page(project: Path) -> None:
    record(project)
    _forget_pages(project)
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["edition-without-page"]


def test_a_page_outside_the_vocabulary_is_not_laid_out(project: Path) -> None:
    record(project)
    page = project / "editions/0001/council.html"
    old = page.read_text("utf-8")
    page.write_text(old.replace("<main>", '<main><iframe src="https://example.org/"></iframe>'), "utf-8")
    _sign_again(project, "council")
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["edition-without-page"]


def test_a_report_is_compared_with_the_last_edition_that_reads_otherwise(project: Path) -> None:
    record(project)
    only = compared(project)
    edit(project, COST, "3,800", "3,900")
    changed = compared(project)
    record(project)
    recorded = compared(project)

    assert [each.edition for each in (only, changed, recorded)] == [1, 1, 1]
    assert only.html == changed.html == recorded.html


def test_other_formats_know_nothing_of_earlier_editions(project: Path) -> None:
    record(project)
    document = _documents(project, "council", (Format.PDF, Format.DOCX))

    assert document.earlier is None


def test_the_digest_of_a_report_does_not_depend_on_what_it_is_compared_with(project: Path) -> None:
    record(project)
    plain = _documents(project, "council", (Format.DOCX,))
    document = _documents(project, "council", (Format.DOCX_REDLINE,))

    assert digest_document(plain) == digest_document(document)
    assert digest_earlier(plain.earlier) != digest_earlier(document.earlier)


def test_words_stand_for_a_picture_that_has_changed(project: Path) -> None:
    (project / "content/images").mkdir(exist_ok=True)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'
    )
    for name in ("stays", "goes"):
        (project / f"content/images/{name}.svg").write_text(drawing, "utf-8")
    with (project / COST).open("a", encoding="utf-8") as file:
        file.write('\n\n![A square](images/stays.svg "One")\n\n![A box & more](images/goes.svg "Two")\n')
    record(project)
    (project / "content/images/goes.svg").write_text(drawing.replace("9", "8"), "utf-8")
    found = compared(project)

    assert "[picture of edition 1: A box &amp; more]" in found.html
    assert 'src="asset:images/stays.svg"' in found.html
    assert list(found.pictures) == ["images/stays.svg"]


def _forget_pages(project: Path) -> None:
    path = project / "editions/0001.json"
    told = json.loads(path.read_text("utf-8"))
    del told["pages"]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _sign_again(project: Path, profile: str) -> None:
    """What somebody does who wants a foreign page to be taken for a recorded one."""
    path = project / "editions/0001.json"
    told = json.loads(path.read_text("utf-8"))
    page = (project / f"editions/0001/{profile}.html").read_bytes()
    told["pages"][profile]["sha256"] = sha256(page).hexdigest()
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
