"""A starter project with imported drafts → one in which they are ready for a report of both formats."""

from __future__ import annotations

import sys
from pathlib import Path


def main(project: Path) -> None:
    """Take the drafts' status and the mark of a draft away."""
    for block in (project / "content" / "blocks").glob("*/*.md"):
        block.write_text(block.read_text("utf-8").replace("\nstatus: draft\n", "\n", 1), "utf-8")
    profile = project / "profiles" / "draft.yaml"
    settled = profile.read_text("utf-8").replace("\ndraft: true\n", "\ntheme: navy\nformats: [pdf, docx]\n")
    profile.write_text(settled, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
