# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""This checkout and another one on the same documents, in turns: the ratio of each case.

Use: .venv/bin/python bench/checkouts.py OTHER [ROUNDS]      OTHER is a clone of an earlier state
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measured_project import AUDIENCES, make_project
from measuring import Case, measure

HERE = Path(__file__).parents[1]
ROWS = 60


def main() -> None:
    """Measure every case with both and print what this checkout takes of the other's time."""
    checkouts = {"here": HERE, "other": Path(sys.argv[1]).resolve()}
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory(prefix="reportgen-bench-") as name:
        folder = Path(name)
        cases: dict[str, Case] = {}
        for checkout, root in checkouts.items():
            project, changing = folder / checkout, folder / f"{checkout}-changing"
            for each in (project, changing):
                make_project(each)
                _write_rows(each)
            found = _cases(root, project, changing)
            cases |= {f"{case} ({checkout})": each for case, each in found.items()}
        # In turns: what slows the machine slows both.
        in_turns = sorted(cases, key=lambda each: each.rpartition(" (")[0])
        measured = measure({each: cases[each] for each in in_turns}, folder, rounds)
    print(f"{'':34}{'here s':>9}{'other s':>9}{'wall':>7}{'cpu':>7}")
    for case in dict.fromkeys(each.rpartition(" (")[0] for each in measured):
        here, other = measured[f"{case} (here)"], measured[f"{case} (other)"]
        ratios = f"{here.wall / other.wall:7.2f}{here.processor / other.processor:7.2f}"
        print(f"{case:34}{here.wall:9.3f}{other.wall:9.3f}{ratios}")


def _cases(root: Path, project: Path, changing: Path) -> dict[str, Case]:
    """`changing` is a project whose block changes before each call; nobody changes the other."""
    start = f"import sys; sys.path.insert(0, {str(root / 'src')!r}); from reportgen.cli import main; main()"
    call = (sys.executable, "-c", start)
    build = (*call, "build", "-C", str(project))
    cold, known, batch = project / "cold", project / "known", project / "batch"
    block = changing / "content" / "blocks" / "part-003.md"

    def empty(output: Path) -> Callable[[], None]:
        return lambda: shutil.rmtree(output, ignore_errors=True)

    def change() -> None:
        block.write_text(block.read_text("utf-8") + "\nAnother sentence.\n", "utf-8")

    three = tuple(word for each in AUDIENCES for word in ("-p", each))
    rows = ("-p", "six", "--data", str(project / "rows.csv"), "-f", "pdf", "-o", str(batch))
    return {
        "one PDF of 6 pages, cold": Case((*build, "-p", "six", "-f", "pdf", "-o", str(cold)), empty(cold)),
        "PDF and Word of 6 pages, cold": Case((*build, "-p", "six", "-o", str(cold)), empty(cold)),
        "PDF and Word of 60 pages, cold": Case((*build, "-p", "sixty", "-o", str(cold)), empty(cold)),
        "3 profiles × 2 formats, cold": Case((*build, *three, "-o", str(cold)), empty(cold)),
        "one block changed": Case((*call, "build", "-C", str(changing), "-p", "six"), change),
        "nothing changed": Case((*build, "-p", "six-more", "-o", str(known)), _nothing),
        "check --no-pages": Case((*call, "check", "--no-pages", "-C", str(project)), _nothing, 1),
        "list blocks": Case((*call, "list", "blocks", "-C", str(project)), _nothing),
        f"batch of {ROWS} PDFs": Case((*call, "batch", "-C", str(project), *rows), empty(batch)),
    }


def _write_rows(project: Path) -> None:
    block = project / "content" / "blocks" / "part-000.md"
    block.write_text(block.read_text("utf-8") + "\nFor {{ person }}.\n", "utf-8")
    about = project / "reportgen.yaml"
    about.write_text(about.read_text("utf-8") + "\n  person: everybody\n", "utf-8")
    people = "".join(f"Person {number}\n" for number in range(ROWS))
    (project / "rows.csv").write_text(f"person\n{people}", "utf-8")


def _nothing() -> None:
    """A case that needs no preparation."""


if __name__ == "__main__":
    main()
