"""Every report of this repository as PDF and as Word → whether it imports back as it was composed.

Use: python tests/ingest/judge_round_trip.py    (in the repository)
"""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.coming_back import differences
from ingest.importing import read
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.model.profile import Format
from reportgen.plan import make_plan
from reportgen.write.render import render_report


def main() -> int:
    """One line for each report and format; 1 where a heading, paragraph, item, table or note is another."""
    project = open_project(Path()).project
    failures = 0
    for profile in sorted(each.id for each in project.profiles.values() if not each.is_base):
        document = compose_document(project, make_plan(project, profile))
        for ending in (Format.PDF, Format.DOCX):
            (artifact,) = render_report(document, (ending,))
            found = differences(document.html, read(artifact.path, artifact.content))
            failures += bool(found)
            print(f"{artifact.path}: {'comes back' if not found else found[:5]}")  # noqa: T201  # what a judge is for
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
