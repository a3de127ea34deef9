"""The editorial and technical checks, one file each, in one ordered table."""

from __future__ import annotations

from reportgen.check.rules.grade import Grade, grades
from reportgen.check.run import Report, run_checks

__all__ = ["Grade", "Report", "grades", "run_checks"]
