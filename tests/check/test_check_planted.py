from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reportgen.check import PageFacts, Report, run_checks
from reportgen.check.table import CHECKS
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.read import read_project

HERE = Path(__file__).parent
READER = ProfileId("reader")

# One fault for each check, in the order of the table.
PLANTED = {
    "reading grade": "profiles/reader.yaml:13:3: grade-above-target",
    "sentence and paragraph length": "content/blocks/long.md:5:1: long-sentence",
    "sourcing": "content/blocks/boats.md:7:1: unsourced-sentence",
    "certainty drift": "content/blocks/storm.md:5:1: certainty-drift",
    "attribution": "content/blocks/voices.md:5:1: bare-attribution",
    "likelihood and confidence": "content/claims/harbour.yaml:9:3: overconfident-claim",
    "numbers and names": "content/blocks/number.md:5:23: unsupported-number",
    "copied runs": "content/blocks/copied.md:5:15: copied-run",
    "acronyms and terms": "content/blocks/acronym.md:5:25: undefined-acronym",
    "wording": "content/blocks/storm.md:7:18: banned-word",
    "freshness": "content/blocks/stale.md:2:1: stale-content",
    "cross-references": "content/blocks/pointing.md:5:23: dangling-reference",
    "fit": "profiles/reader.yaml:11:9: page-limit-passed",
    "accessibility": "content/blocks/table.md:7: empty-cell",
    "balance and completeness": "content/blocks/gain.md:2:1: one-sided-topic",
}


def files_of(folder: Path) -> Mapping[str, bytes]:
    themes = HERE.parents[1] / "templates"
    found = {path: path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    found |= {path: path.relative_to(themes.parent) for path in themes.rglob("*") if path.is_file()}
    return {place.as_posix(): path.read_bytes() for path, place in found.items()}


def checked() -> Report:
    project = read_project(files_of(HERE / "planted"))
    plans = {READER: make_plan(project, READER)}
    pages = {READER: PageFacts(pages=5, limit=4, last_fill=0.9)}
    return run_checks(project, plans, today=date(2026, 11, 21), pages=pages)


def test_each_check_finds_its_planted_fault_and_nothing_else() -> None:
    report = checked()

    found = [f"{each.span}: {each.code}" for each in report.diagnostics]
    assert sorted(found) == sorted(PLANTED.values())


def test_every_check_of_the_table_has_a_planted_fault() -> None:
    codes = {place.rpartition(": ")[2] for place in PLANTED.values()}

    assert list(PLANTED) == [check.name for check in CHECKS]
    assert all(codes & check.codes.keys() for check in CHECKS)


def test_checking_twice_says_the_same() -> None:
    assert checked() == checked()
