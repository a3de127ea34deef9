from __future__ import annotations

import pytest

from check.examples_of_codes import ELSEWHERE, EXAMPLES
from check.making_projects import check
from reportgen.check.run import OWN_CODES, codes_of
from reportgen.check.table import CHECKS
from reportgen.model.diagnostic import Severity
from reportgen.model.project import Project

VERSIONS = {"claim-outside-full": {"b": "short"}}


def codes_in(code: str, project: Project) -> set[str]:
    return {each.code for each in check(project, VERSIONS.get(code)).diagnostics}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_fault_is_found(code: str) -> None:
    assert code in codes_in(code, EXAMPLES[code][0])


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_way_out_leads_out(code: str) -> None:
    assert code not in codes_in(code, EXAMPLES[code][1])


def test_every_code_has_an_example() -> None:
    assert set(EXAMPLES) | ELSEWHERE == {*codes_of(CHECKS), *OWN_CODES}


def test_no_code_belongs_to_two_checks() -> None:
    assert len(codes_of(CHECKS)) == sum(len(each.codes) for each in CHECKS)


def test_every_finding_says_what_is_wrong_in_lower_case_without_full_stop() -> None:
    for code, (wrong, _) in EXAMPLES.items():
        for each in check(wrong, VERSIONS.get(code)).diagnostics:
            assert not each.message.endswith(".")
            assert not each.message[0].isupper(), each.message
            assert each.span is not None
            assert each.severity in Severity
