from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from reportgen.app.check import check
from reportgen.check import Report
from reportgen.check.table import CHECKS

HERE = Path(__file__).parent

# One fault for each check, in the order of the table.
PLANTED = {
    "reading grade": "profiles/reader.yaml:15:3: grade-above-target",
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
    "cross-references": "content/blocks/pointing.md:5:17: positional-reference",
    "fit": "profiles/reader.yaml:13:9: page-limit-passed",
    "accessibility": "content/blocks/table.md:7:10: meaningless-link",
    "balance and completeness": "content/blocks/gain.md:2:1: one-sided-topic",
    "changed sources": "content/blocks/changed.md:2:1: changed-source",
}


@cache
def checked() -> Report:
    return check(HERE / "planted", (), date(2026, 11, 21), lambda _: None)


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
