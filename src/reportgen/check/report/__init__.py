"""A report of the checks → the formats that other programs read."""

from __future__ import annotations

from reportgen.check.report.as_github import to_annotations, to_summary
from reportgen.check.report.as_json import to_json
from reportgen.check.report.as_sarif import to_sarif

__all__ = ["to_annotations", "to_json", "to_sarif", "to_summary"]
