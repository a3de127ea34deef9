"""Every report of this repository as PDF and as Word → whether it imports back as it was composed.

Use: python tests/ingest/judge_round_trip.py    (in the repository)
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from ingest.coming_back import differences
from ingest.importing import read
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.plan import make_plan
from reportgen.write.render import render_report


def main() -> int:
    """One line for each report and format; 1 where a heading, paragraph, item, table or note is another."""
    project = open_project(Path()).project
    profiles = sorted(each.id for each in project.profiles.values() if not each.is_base)
    with ProcessPoolExecutor() as processes:
        judged = [each for found in processes.map(partial(judge, project), profiles) for each in found]
    for path, found in judged:
        print(f"{path}: {'comes back' if not found else found[:5]}")  # noqa: T201  # what a judge is for
    return 1 if any(found for _, found in judged) else 0


def judge(project: Project, profile: ProfileId) -> list[tuple[str, list[str]]]:
    """The files of one report, laid out once, and where they come back otherwise."""
    document = compose_document(project, make_plan(project, profile))
    artifacts = render_report(document, (Format.PDF, Format.DOCX))
    return [
        (each.path, list(differences(document.html, read(each.path, each.content)))) for each in artifacts
    ]


if __name__ == "__main__":
    sys.exit(main())
