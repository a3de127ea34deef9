"""Microsoft's validator over templates and the reports in them → findings that only the report has.

validate_reports.py DOTNET_FOLDER TEMPLATES REPORTS
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docx"))
from validate_openxml import findings, load  # type: ignore[import-not-found]  # found by path


def main(dotnet: Path, templates: Path, reports: Path) -> int:
    """Print what is wrong and return the exit code."""
    validator, reader = load(dotnet)
    failed = 0
    for report in sorted(reports.glob("*.docx")):
        if report.name.endswith(".again.docx"):
            continue
        theirs = {_kind(each) for each in findings(validator, reader, str(templates / report.name))}
        added = [each for each in findings(validator, reader, str(report)) if _kind(each) not in theirs]
        failed += bool(added)
        verdict = "FAIL" if added else "ok"
        print(f"{verdict}  Open XML SDK, in a template: {report.name}, {len(added)} findings")  # noqa: T201
        print("".join(f"      {each}\n" for each in added[:5]), end="")  # noqa: T201
    return 1 if failed else 0


def _kind(finding: str) -> str:
    """The finding without its place, which differs between two files."""
    return re.sub(r"\[\d+\]", "", finding.rpartition(" at ")[0])


if __name__ == "__main__":
    sys.exit(main(*(Path(each) for each in sys.argv[1:4])))
