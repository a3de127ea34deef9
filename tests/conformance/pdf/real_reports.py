"""Write every report of this repository as PDF into a folder, whatever its limit says."""

from __future__ import annotations

import sys
from pathlib import Path

from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.model.profile import Format
from reportgen.plan import make_plan
from reportgen.write.worker.client import render_in_worker

ROOT = Path(__file__).parents[3]


def main(folder: Path) -> None:
    """One file for each profile that is no base."""
    folder.mkdir(parents=True, exist_ok=True)
    project = open_project(ROOT).project
    for profile in project.profiles.values():
        if not profile.is_base:
            document = compose_document(project, make_plan(project, profile.id))
            (artifact,) = render_in_worker(document, (Format.PDF,))
            (folder / f"{profile.id}.pdf").write_bytes(artifact.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
