"""Two projects of other fields, as their authors would write them: every finding is judged by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compose.compose_projects import packaged_files
from reportgen.check import run_checks
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

PROJECTS = Path(__file__).parents[1] / "projects"
TRUE, USEFUL, PEDANTIC = "true", "useful", "pedantic"

JUDGED = {
    "clinic": {
        "content/blocks/infection.md:7:9 undefined-acronym": USEFUL,
        "content/blocks/infection.md:7:36 unsourced-sentence": TRUE,
        "content/blocks/infection.md:7:71 unsourced-sentence": PEDANTIC,
        "content/blocks/infection.md:12:1 unsourced-sentence": TRUE,
        "profiles/ward.yaml:1 missing-changes": USEFUL,
    },
    "annual": {
        "content/blocks/board.md:5:15 unsupported-number": TRUE,
        "content/blocks/board.md:5:54 unsupported-name": USEFUL,
        "content/blocks/board.md:7:16 unsupported-name": PEDANTIC,
        "content/blocks/board.md:9:1 cliche": TRUE,
        "content/blocks/board.md:9:60 cliche": TRUE,
        "content/blocks/board.md:9:81 exclamation-mark": TRUE,
        "content/blocks/losses.md:5:1 missing-text-alternative": TRUE,
        "content/blocks/plans.md:5:1 unsourced-sentence": USEFUL,
        "content/blocks/year.md:8:1 unsourced-sentence": TRUE,
        "content/blocks/year.md:8:9 unsupported-number": TRUE,
        "content/blocks/year.md:8:34 unsourced-sentence": TRUE,
        "content/blocks/year.md:10:45 certainty-drift": TRUE,
    },
}


def found_in(name: str) -> list[str]:
    folder = PROJECTS / name
    own = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    project = read_sound_project({**packaged_files(), **own})
    plans = {each: make_plan(project, each) for each in project.profiles}
    report = run_checks(project, plans, today=date(2026, 11, 21))
    return [f"{each.span} {each.code}" for each in report.diagnostics]


@pytest.mark.parametrize("name", sorted(JUDGED))
def test_every_finding_is_judged_and_none_is_missed(name: str) -> None:
    assert sorted(found_in(name)) == sorted(JUDGED[name])
