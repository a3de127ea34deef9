# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""A library of thousands of blocks: reading, planning, and checking without pages, whole processes.

Use: python bench/many_blocks.py [BLOCKS [PROFILES]]    by default 500, 1,000 and 2,000 blocks, 50 profiles
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measured_project import make_library
from measuring import Case, measure

SIZES = (500, 1000, 2000)
PROFILES = 50
REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")
PLAN = (
    sys.executable,
    "-c",
    "from pathlib import Path\n"
    "from reportgen.app.build.choice import choose_profiles, plan_profiles\n"
    "from reportgen.app.open_project import open_project\n"
    "opened = open_project(Path())\n"
    "plan_profiles(opened.project, choose_profiles(opened.project, ()))",
)


def main() -> None:
    """Measure each size and tell how the time grows."""
    sizes = (int(sys.argv[1]),) if len(sys.argv) > 1 else SIZES
    profiles = int(sys.argv[2]) if len(sys.argv) > 2 else PROFILES
    print(f"{'blocks':>7}{'profiles':>10}{'plan s':>9}{'check s':>9}{'cpu s':>8}{'MB':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="reportgen-many-") as folder:
            project = Path(folder) / "project"
            make_library(project, size, profiles)
            cases = {
                "plan": Case(PLAN, _nothing),
                "check": Case((*REPORTGEN, "check", "--no-pages", "-q"), _nothing),
            }
            found = measure(cases, project, rounds=3)
        plan, check = found["plan"], found["check"]
        print(
            f"{size:7}{profiles:10}{plan.wall:9.2f}{check.wall:9.2f}{check.processor:8.2f}{check.memory:7.0f}"
        )


def _nothing() -> None:
    """A case that needs no preparation."""


if __name__ == "__main__":
    main()
