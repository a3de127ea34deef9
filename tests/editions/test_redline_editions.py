"""Pages that editions record, and the one that a redline is compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cli.cli_replay import starter
from editions.older_editions import record_as_before
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
from reportgen.record.editions.files import edition_files, make_edition, read_editions
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


def test_a_redline_needs_an_edition(project: Path) -> None:
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["redline-without-edition"]
    assert "reportgen edition new" in (wrong.value.diagnostics[0].hint or "")


def test_a_redline_needs_an_edition_with_its_page(project: Path) -> None:
    record(project)
    (project / "editions/0001/council.html").unlink()
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["edition-without-page"]
    assert "editions/0001/council.html" in (wrong.value.diagnostics[0].hint or "")


def test_an_edition_of_an_earlier_release_held_no_page_to_redline(project: Path) -> None:
    record_as_before(project, {"council": {"cost": "It cost 3,800."}})
    with pytest.raises(ContentError) as wrong:
        compared(project)

    assert codes(wrong) == ["edition-without-page"]


def test_a_page_outside_the_vocabulary_is_not_laid_out(project: Path) -> None:
    record(project)
    _replace_page(project, "<main>", '<main><iframe src="https://example.org/"></iframe>')
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


def _replace_page(project: Path, old: str, new: str) -> None:
    """What somebody does who wants a foreign page to be taken for a recorded one."""
    (edition,) = open_project(project).project.editions
    page = edition.pages[COUNCIL]
    assert old in page.html
    pages = {**edition.pages, COUNCIL: replace(page, html=page.html.replace(old, new))}
    signed = make_edition(1, edition.date, pages, edition.version)
    for path, content in edition_files(signed).items():
        (project / "editions" / path).write_bytes(content)
