# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""Two hundred recipients: reportgen with one shared layout beside typst and beside full layouts.

Use: bench/batch_recipients.py [ROWS] [ROUNDS] [FOLDER]      script/bench runs it at the end
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from measured_project import make_project
from measuring import Case, Measured, measure
from peers import write_inputs

PARTS = 8
NAMES = ("Ada", "Bo", "Grace", "Jean", "Anna", "Kurt", "Alan", "Emmy", "Çelik", "Łucja")
PLACES = ("Nogales", "Tijuana", "San Diego", "El Paso", "Łódź", "Ciudad Juárez", "Laredo")
REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")
VALUES = {"person": "PERSONVALUE", "place": "PLACEVALUE"}

# Masthead, footer, salutation and a cell of a table.
SLOTS = """Dear {{ person }},

| Person | Place |
|---|---|
| {{ person }} | {{ place }} |
| Somebody of longer name | Somewhere farther away |
"""
RUNNING = """This copy was made for {{ person }} at {{ place }}, who keeps the records of the station, and for
nobody else. Season market office patrol: the garden of {{ place }} was measured by the council in the season
before {{ person }} took over, and the village has kept that measure since.
"""
PROFILES = {
    "slots": ('"A report for {{ person }}"', '"Copy of {{ person }}, {{ place }}"'),
    "running": ('"A report"', '"A copy"'),
}

TYPST = """
import csv, sys, typst
compiler = typst.Compiler(sys.argv[1])
for number, row in enumerate(csv.DictReader(open(sys.argv[2], encoding="utf-8"))):
    if number % int(sys.argv[4]) == int(sys.argv[5]):
        open(f"{sys.argv[3]}/{number}.pdf", "wb").write(compiler.compile(sys_inputs=row))
"""
WEASYPRINT = """
import csv, html, sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
page = open(sys.argv[1], encoding="utf-8").read()
fonts = FontConfiguration()
for number, row in enumerate(csv.DictReader(open(sys.argv[2], encoding="utf-8"))):
    if number % int(sys.argv[4]) == int(sys.argv[5]):
        said = page
        for column in row:
            said = said.replace(f"{column.upper()}VALUE", html.escape(row[column]))
        made = weasyprint.HTML(string=said, base_url=sys.argv[1]).write_pdf(font_config=fonts)
        open(f"{sys.argv[3]}/{number}.pdf", "wb").write(made)
"""
# Starts a program as often as there are shares, and waits for all.
STARTS = """
import subprocess, sys
call = [sys.executable, "-c", *sys.argv[1:], "PROCESSES"]
started = [subprocess.Popen([*call, str(share)]) for share in range(PROCESSES)]
sys.exit(max(each.wait() for each in started))
"""


def main() -> None:
    """Measure both kinds of values and tell."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp(prefix="reportgen-batch-"))
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    make_project(project)
    _add_letters(project)
    listed = _write_list(folder / "list.csv", rows)
    found = {name: _measure(name, project, listed, rounds) for name in PROFILES}
    _print("values in one-line slots", found["slots"], "typst, one process")
    _print("values in running text", found["running"], "weasyprint")
    told = {
        name: {case: {"wall": each.wall, "cpu": each.processor} for case, each in cases.items()}
        for name, cases in found.items()
    }
    (folder / "batch.json").write_text(
        json.dumps({"rows": rows, "rounds": rounds, "results": told}, indent=1)
    )
    print(f"batch.json is in {folder}")


def _add_letters(project: Path) -> None:
    blocks, listed = project / "content" / "blocks", ", ".join(f"part-{number:03}" for number in range(PARTS))
    for name, text in (("slots", SLOTS), ("running", RUNNING)):
        (blocks / f"letter-{name}.md").write_text(
            f"---\ntitle: To the reader\nkind: context\n---\n{text}", "utf-8"
        )
        title, tagline = PROFILES[name]
        (project / "profiles" / f"{name}.yaml").write_text(
            f"extends: _base\ntitle: {title}\naudience: {name}\noutline:\n  - section: Parts\n"
            f"    blocks: [letter-{name}, {listed}]\nsettings: {{contents: true, tagline: {tagline}}}\n",
            "utf-8",
        )


def _write_list(path: Path, rows: int) -> Path:
    lines = [
        f"{NAMES[number % len(NAMES)]} Number {number},{PLACES[number % len(PLACES)]}"
        for number in range(rows)
    ]
    path.write_text("\n".join(("person,place", *lines)) + "\n", "utf-8")
    return path


def _measure(name: str, project: Path, listed: Path, rounds: int) -> Mapping[str, Measured]:
    folder = listed.parent
    write_inputs(project, name, folder, VALUES)
    out = folder / name / "out"
    out.mkdir(exist_ok=True)
    call = (*REPORTGEN, "batch", "-p", name, "--data", str(listed), "-f", "pdf", "--force", "-o", str(out))
    cases = {"reportgen": Case(call, _nothing)}
    # As many processes as reportgen has workers, and one.
    both = os.cpu_count() or 1
    typst = folder / name / f"{name}.typ"
    if typst.exists() and importlib.util.find_spec("typst"):
        text = typst.read_text("utf-8")
        for column, mark in VALUES.items():
            text = text.replace(mark, f"#sys.inputs.{column}")
        typst.write_text(text, "utf-8")
        cases["typst, one process"] = Case(_shared_out(TYPST, typst, listed, out, 1), _nothing)
        cases["typst"] = Case(_shared_out(TYPST, typst, listed, out, both), _nothing)
    if name == "running":
        page = folder / name / f"{name}.html"
        cases["weasyprint"] = Case(_shared_out(WEASYPRINT, page, listed, out, both), _nothing)
    return measure(cases, project, rounds)


def _shared_out(code: str, page: Path, listed: Path, out: Path, processes: int) -> tuple[str, ...]:
    """One call that starts so many processes, each with its share of the rows."""
    start = STARTS.replace("PROCESSES", str(processes))
    return (sys.executable, "-c", start, code, str(page), str(listed), str(out))


def _nothing() -> None:
    """A case that needs no preparation."""


def _print(kind: str, found: Mapping[str, Measured], base: str) -> None:
    peer = found.get(base)
    print(f"\n{kind}\n{'':24}{'wall s':>9}{f'wall / {base}':>28}")
    for case, each in found.items():
        ratio = f"{each.wall / peer.wall:.2f}" if peer else "-"
        print(f"{case:24}{each.wall:9.2f}{ratio:>28}")
    print(flush=True)


if __name__ == "__main__":
    main()
