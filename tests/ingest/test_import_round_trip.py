from __future__ import annotations

import re
from functools import cache

import pytest

from ingest.importing import read
from reportgen.compose import compose_document
from reportgen.model.imported import Heading, Imported, Table, lines_of, plain
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.plan import make_plan
from reportgen.read import read_project
from reportgen.workspace.loading import _defaults
from reportgen.workspace.starter import starter_files
from reportgen.write.render import render_report

PROFILE = ProfileId("council")


@cache
def report(ending: str) -> Imported:
    project = read_project({**dict(_defaults()), **starter_files()})
    document = compose_document(project, make_plan(project, PROFILE))
    (artifact,) = render_report(document, (Format(ending),))
    return read(artifact.path, artifact.content)


@cache
def page() -> str:
    project = read_project({**dict(_defaults()), **starter_files()})
    return compose_document(project, make_plan(project, PROFILE)).html


def headings() -> list[str]:
    found = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", page(), re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", "", each).split()) for each in found]


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_headings_of_a_report_come_back(ending: str) -> None:
    found = [letters(plain(each.words)) for each in report(ending).passages if isinstance(each, Heading)]

    expected = [letters(each) for each in headings()]
    assert [each for each in expected if each not in found] == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_paragraphs_of_a_report_come_back_in_order(ending: str) -> None:
    paragraphs = re.findall(r"<p>(.*?)</p>", page().partition("<main>")[2], re.DOTALL)
    bare = [letters(re.sub(r"<[^>]+>|&amp;", "", each)) for each in paragraphs]
    text = letters(" ".join(line for each in report(ending).passages for line in lines_of(each)))

    missing = [each for each in bare if each not in text]
    places = [text.find(each) for each in bare if len(each) > 40 and each in text]
    assert missing == []
    assert places == sorted(places)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_tables_of_a_report_come_back_with_their_cells(ending: str) -> None:
    data = [
        [
            [
                letters(re.sub("<[^>]+>", "", cell))
                for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
            ]
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        ]
        for table in re.findall(
            r"<table(?! data-role)[^>]*>(.*?)</table>", page().partition("<main>")[2], re.DOTALL
        )
    ]
    found = [
        [[letters(plain(cell)) for cell in row] for row in each.rows]
        for each in report(ending).passages
        if isinstance(each, Table)
    ]

    assert [table for table in data if table not in found] == []
