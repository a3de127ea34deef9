from __future__ import annotations

from functools import cache

import pytest

from gallery.house_theme import gallery_document
from ingest.coming_back import differences, read_back, written
from ingest.importing import read
from reportgen.compose import compose_document
from reportgen.model.imported import Code, Image, Imported, Paragraph
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from reportgen.read import read_sound_project
from reportgen.workspace.kits import kit_files
from reportgen.workspace.project_files import _defaults
from reportgen.write.render import render_report

pytestmark = pytest.mark.slow

NAMES = ("gallery", "council", "visitors")
ENDINGS = ("pdf", "docx")


@cache
def document(name: str) -> Document:
    if name == "gallery":
        return gallery_document()
    project = read_sound_project({**dict(_defaults()), **kit_files()})
    return compose_document(project, make_plan(project, ProfileId(name)))


@cache
def imported(name: str, ending: str) -> Imported:
    (artifact,) = render_report(document(name), (Format(ending),))
    return read(artifact.path, artifact.content)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_headings_paragraphs_lists_tables_and_notes_come_back(name: str, ending: str) -> None:
    assert differences(document(name).html, imported(name, ending)) == []


def test_the_gallery_has_something_of_each_kind() -> None:
    parts = written(document("gallery").html)

    counts = (parts.headings, parts.paragraphs, parts.lists, parts.tables, parts.notes)
    assert [len(each) > 2 for each in counts] == [True] * 5


def test_a_lost_row_is_a_difference() -> None:
    page = document("gallery").html.replace('<th scope="row">South</th>', '<th scope="row">East</th>')

    assert [each[:9] for each in differences(page, imported("gallery", "pdf"))[1:]] == [
        "tables: -",
        "tables: +",
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_calls_stand_where_they_stood_and_a_note_called_twice_is_one(ending: str) -> None:
    (paragraph,) = (
        each
        for each in imported("gallery", ending).passages
        if isinstance(each, Paragraph) and "A second note" in "".join(run.text for run in each.words)
    )

    said = [run.note or run.text.strip() for run in paragraph.words]
    first, second, again = (place for place, run in enumerate(paragraph.words) if run.note is not None)
    assert said[first] == said[again] != said[second]
    assert said[first - 1].endswith("beside it.")
    assert said[again - 1].endswith("is called again.")
    assert len(read_back(imported("gallery", ending)).notes) == 3


@pytest.mark.parametrize("ending", ENDINGS)
def test_pictures_come_back_with_their_descriptions_drawings_too(ending: str) -> None:
    images = [each.alt for each in imported("gallery", ending).passages if isinstance(each, Image)]

    assert images[:3] == [
        "A grey harbour wall",
        "A line that rises from 2 to 9",
        "Three bars, the last one tallest",
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_links_that_lead_out_keep_their_address(ending: str) -> None:
    document = imported("gallery", ending)

    runs = [run for each in document.passages if isinstance(each, Paragraph) for run in each.words]
    found = {run.address: run.text.strip() for run in runs if run.address is not None}
    assert found["https://example.org/harbour?a=1&b=2"] == "outside link"
    assert found["mailto:desk@example.org"] == "mail link"


@pytest.mark.parametrize("ending", ENDINGS)
def test_lines_of_code_keep_their_spaces(ending: str) -> None:
    (code,) = (each.text for each in imported("gallery", ending).passages if isinstance(each, Code))

    first, second, _ = code.split("\n")
    assert (first, second[:11]) == ("def berth(ship):", "    # keeps")


def test_a_line_from_right_to_left_is_read_in_its_order() -> None:
    lines = [
        "".join(run.text for run in each.words)
        for each in imported("gallery", "pdf").passages
        if isinstance(each, Paragraph)
    ]

    assert "فقرة من اليمين إلى اليسار، with English inside." in lines


def test_what_is_no_part_of_the_text_is_left_out_and_reported() -> None:
    said = {each.reason.partition(",")[0]: each.text for each in imported("gallery", "pdf").left_out}

    assert "Page 1 of" in " ".join(each.text for each in imported("gallery", "pdf").left_out)
    assert any(reason.startswith("a table of contents") for reason in said)
