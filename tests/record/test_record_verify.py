from __future__ import annotations

from record.record_values import MANIFEST, PDF, REPORT
from reportgen.record import Finding, verify


def test_a_file_as_built_is_known_under_any_name() -> None:
    verdict = verify("renamed by mail.pdf", PDF, MANIFEST)

    assert verdict.finding is Finding.SAME
    assert verdict.report == REPORT


def test_a_changed_file_is_told_by_its_name() -> None:
    verdict = verify("policy.pdf", PDF + b" changed", MANIFEST)

    assert verdict.finding is Finding.CHANGED
    assert verdict.artifact == REPORT.artifacts[0]


def test_a_file_nobody_built_is_unknown() -> None:
    assert verify("other.pdf", b"?", MANIFEST).finding is Finding.UNKNOWN
