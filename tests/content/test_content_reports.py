"""The library as its own first user: it reads, every report plans, and the checks find nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from content.articles import ROOT
from reportgen.check import run_checks
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.plan import make_plan
from reportgen.read import read_sound_project
from reportgen.workspace import load_files

ISSUED = date(2026, 11, 21)


@cache
def library() -> tuple[Project, Mapping[ProfileId, Plan]]:
    project = read_sound_project(load_files(ROOT))
    names = [name for name, profile in project.profiles.items() if not profile.is_base]
    return project, {name: make_plan(project, name) for name in names}


def test_every_audience_has_a_report() -> None:
    _, plans = library()

    assert {"policy", "policy-flash", "students", "teachers", "general", "reference"} <= set(plans)


def test_every_block_stands_in_a_report() -> None:
    project, plans = library()

    placed = {placement.block for plan in plans.values() for placement in plan.placements()}

    assert set(project.blocks) - placed == set()


def test_the_checks_find_no_mistake() -> None:
    project, plans = library()

    found = run_checks(project, plans, today=ISSUED).diagnostics

    assert [f"{each.span}: {each.message}" for each in found if each.severity != "note"] == []
