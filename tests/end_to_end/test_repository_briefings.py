"""This repository's own briefings, built for real: plan, HTML, PDF and Word must tell the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from end_to_end.artifact_words import (
    docx_headings,
    docx_words,
    html_headings,
    html_words,
    pdf_pages,
    pdf_words,
    surplus,
    words,
)
from reportgen.app.build.build import build
from reportgen.app.build.documents import compose
from reportgen.app.build.request import BuildRequest
from reportgen.app.editions.editions import record_edition
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.model.content.claim import Status
from reportgen.model.editions.passages import PassageKind
from reportgen.model.names import ClaimId, ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from reportgen.record.editions.passages import passages_in
from reportgen.record.editions.snapshot import take_snapshot

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PROFILES = ("policy", "policy-flash", "students", "teachers", "general", "reference")
CLAIM = "c-ext-chn-leverage"
PAGES = {
    "policy": (1, 4),
    "policy-flash": (1, 2),
    "students": (8, 10),
    "teachers": (8, 12),
    "general": (3, 4),
    "reference": (20, 26),
}


@dataclass(frozen=True)
class Made:
    plan: Plan
    document: Document
    pdf: bytes
    docx: bytes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("build")
    build(BuildRequest(ROOT, output=output), lambda _: None)
    return output


@pytest.fixture(scope="module")
def reports(folder: Path) -> Mapping[str, Made]:
    project = open_project(ROOT).project
    plans = {name: make_plan(project, ProfileId(name)) for name in PROFILES}
    return {
        name: Made(
            plan,
            compose_document(project, plan),
            (folder / f"{name}.pdf").read_bytes(),
            (folder / f"{name}.docx").read_bytes(),
        )
        for name, plan in plans.items()
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_the_composed_page_holds_the_planned_blocks_in_order(
    reports: Mapping[str, Made], profile: str
) -> None:
    made = reports[profile]

    passages = passages_in(made.document.page.root)
    shown = [(each.name, each.version) for each in passages if each.kind is PassageKind.BLOCK]
    planned = [(each.block, each.version) for each in made.plan.placements()]

    assert [each for each in planned if each in shown] == shown
    assert {block for block, _ in planned} - {block for block, _ in shown} <= _generated(made.plan)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_pdf_has_every_word_in_order(reports: Mapping[str, Made], profile: str) -> None:
    made = reports[profile]

    extra = surplus(html_words(made.document.html), pdf_words(made.pdf))

    # Beyond the page's own words: list numbers, page numbers, words in drawings, heads of tables that run on.
    assert {each for each in extra if not each.isdigit()} <= _drawn_and_repeated(made.document)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_word_file_has_exactly_the_words_in_order(reports: Mapping[str, Made], profile: str) -> None:
    made = reports[profile]

    extra = surplus(html_words(made.document.html), docx_words(made.docx))

    assert [each for each in extra if not each.isdigit()] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_the_word_file_has_the_same_headings(reports: Mapping[str, Made], profile: str) -> None:
    made = reports[profile]

    assert docx_headings(made.docx) == html_headings(made.document.html)


@pytest.mark.parametrize("profile", PROFILES)
def test_each_briefing_keeps_to_its_pages(reports: Mapping[str, Made], profile: str) -> None:
    least, most = PAGES[profile]

    assert least <= pdf_pages(reports[profile].pdf) <= most


def test_the_manifest_names_every_artifact(folder: Path) -> None:
    statement = json.loads((folder / "manifest.json").read_text())

    assert {each["name"] for each in statement["subject"]} == {
        f"{profile}.{ending}" for profile in PROFILES for ending in ("pdf", "docx")
    }


def test_a_corroborated_claim_moves_only_the_reports_that_use_it(tmp_path: Path) -> None:
    for name in ("content", "profiles", "reportgen.yaml"):
        source = ROOT / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    record_edition(tmp_path, date(2026, 11, 21), lambda _: None)
    before = _pages(open_project(tmp_path).project)
    register = tmp_path / "content/claims/ext.yaml"
    start = register.read_text().index(f"- id: {CLAIM}\n")
    head, entry = register.read_text()[:start], register.read_text()[start:]
    register.write_text(head + entry.replace("status: unverified", "status: corroborated", 1))

    project = open_project(tmp_path).project
    after = _pages(project)

    assert project.claims[ClaimId(CLAIM)].status is Status.CORROBORATED
    assert {name for name in after if after[name] != before[name]} == set(_users(project))
    assert set(_users(project)) < set(after)
    for name in _users(project):
        assert "corroborated" in after[name].html + "".join(_drawings(after[name]))


def _pages(project: Project) -> Mapping[str, Document]:
    return {name: compose(project, make_plan(project, ProfileId(name)), {}) for name in PROFILES}


def _users(project: Project) -> Iterator[str]:
    """The reports that cite the claim, and those that count it in the chart of the register."""
    for name, document in _pages(project).items():
        snapshot = take_snapshot(project, make_plan(project, ProfileId(name)), document)
        if CLAIM in {each.claim for each in snapshot.claims} or 'id="fig-evidence"' in document.html:
            yield name


def _drawings(document: Document) -> Iterator[str]:
    return (content.decode() for name, content in document.assets.items() if name.endswith(".svg"))


def _generated(plan: Plan) -> set[str]:
    """Blocks that a generator turned into entries of its own."""
    return {
        placement.block
        for section in plan.sections
        for part in section.walk()
        if part.generate
        for placement in part.placements
    }


def _drawn_and_repeated(document: Document) -> set[str]:
    drawn = " ".join(
        content.decode() for name, content in document.assets.items() if name.endswith(".svg")
    ).replace("<", " <")
    heads = document.html.split("<thead>")[1:]
    return set(words(drawn)) | {
        word for head in heads for word in html_words(f"<body>{head.split('</thead>')[0]}")
    }
