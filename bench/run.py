# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""reportgen and its peers on the same documents: one table, the targets, JSON and a chart.

Use: script/bench [ROUNDS] [FOLDER]      results go to FOLDER, by default a new one that is named at the end
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from chart import draw
from measured_project import AUDIENCES, SIZES, make_project
from measuring import Case, Measured, measure
from peers import all_by_pandoc, peers, write_inputs
from targets import BOTH, PDF, UNCHANGED, told

REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")
THREE = tuple(AUDIENCES)


def main() -> None:
    """Measure every document and tell."""
    # A Python that may not keep compiled modules compiles them in every run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="reportgen-bench-"))
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    make_project(project)
    results = {name: _measure(name, project, folder, rounds) for name in SIZES}
    results["three"] = _measure_three(project, folder, rounds)
    for name, found in results.items():
        _print(name, found)
    _print_targets(results)
    cases = {name: {case: asdict(each) for case, each in found.items()} for name, found in results.items()}
    targets = [{"what": what, "ratio": ratio, "most": most} for what, ratio, most in told(results)]
    about = {"machine": platform.platform(), "python": platform.python_version(), "rounds": rounds}
    content = {"about": about, "results": cases, "targets": targets}
    (folder / "bench.json").write_text(json.dumps(content, indent=1), "utf-8")
    (folder / "bench.svg").write_text(draw(results), "utf-8")
    print(f"bench.json and bench.svg are in {folder}")


def _measure(name: str, project: Path, folder: Path, rounds: int) -> Mapping[str, Measured]:
    _build(project, folder, name)
    write_inputs(project, name, folder)
    shutil.copy(folder / "known" / f"{name}.docx", folder / name)
    block = project / "content" / "blocks" / "part-003.md"
    cold = folder / "cold"
    cases = {
        PDF: Case(_call(cold, (name,), "-f", "pdf"), lambda: _empty(cold)),
        BOTH: Case(_call(cold, (name,)), lambda: _empty(cold)),
        "reportgen, one block changed": Case(_call(folder / "known", (name,)), lambda: _change(block)),
        UNCHANGED: Case(_call(folder / "known", (name,)), _nothing),
        "reportgen --help": Case((*REPORTGEN, "--help"), _nothing),
        "weasyprint --version": Case((sys.executable, "-m", "weasyprint", "--version"), _nothing),
        "python -c pass": Case((sys.executable, "-c", "pass"), _nothing),
    }
    cases |= {peer: Case(call, _nothing) for peer, call in peers(name, folder).items()}
    return measure(cases, project, rounds)


def _measure_three(project: Path, folder: Path, rounds: int) -> Mapping[str, Measured]:
    for name in THREE:
        write_inputs(project, name, folder)
    _build(project, folder, *THREE)
    cold = folder / "cold"
    cases = {
        BOTH: Case(_call(cold, THREE), lambda: _empty(cold)),
        UNCHANGED: Case(_call(folder / "known", THREE), _nothing),
    }
    cases |= {peer: Case(call, _nothing) for peer, call in all_by_pandoc(THREE, folder).items()}
    typst = peers(THREE[0], folder).get("typst")
    if typst is not None:
        cases["typst"] = Case(typst, _nothing)
    return measure(cases, project, rounds)


def _call(output: Path, names: tuple[str, ...], *options: str) -> tuple[str, ...]:
    asked = (word for name in names for word in ("-p", name))
    return (*REPORTGEN, "build", *asked, "-o", str(output), *options)


def _build(project: Path, folder: Path, *names: str) -> None:
    measure({"first build": Case(_call(folder / "known", names), _nothing)}, project, 1)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _change(block: Path) -> None:
    block.write_text(block.read_text("utf-8") + "\nAnother sentence.\n", "utf-8")


def _nothing() -> None:
    """A case that needs no preparation."""


def _print(name: str, found: Mapping[str, Measured]) -> None:
    base = found.get("weasyprint")
    print(f"\n{name}\n{'':40}{'wall s':>9}{'cpu s':>9}{'MB':>7}{'wall / weasyprint':>19}")
    for case, each in found.items():
        ratio = f"{each.wall / base.wall:.3f}" if base else "-"
        print(f"{case:40}{each.wall:9.3f}{each.processor:9.3f}{each.memory:7.0f}{ratio:>19}")
    print(flush=True)


def _print_targets(results: Mapping[str, Mapping[str, Measured]]) -> None:
    print(f"{'target':62}{'ratio':>8}{'at most':>9}")
    for what, ratio, most in told(results):
        print(f"{what:62}{ratio:8.2f}{most:9.2f}{'' if ratio <= most else '   missed'}")
    print("batches: bench/batch_recipients.py; 2,000 blocks: bench/many_blocks.py; growth: bench/linear.py\n")


if __name__ == "__main__":
    main()
