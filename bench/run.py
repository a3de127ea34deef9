# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""reportgen and its peers on the same documents: one table, JSON and a chart.

Use: script/bench [ROUNDS] [FOLDER]      results go to FOLDER, by default a new one that is named at the end
"""

from __future__ import annotations

import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from measured_project import SIZES, make_project
from measuring import Case, Measured, measure
from peers import peers, write_inputs

REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")


def main() -> None:
    """Measure both documents and tell."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="reportgen-bench-"))
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    make_project(project)
    results = {}
    for name in SIZES:
        results[name] = _measure(name, project, folder, rounds)
        _print(name, results[name])
    told = {name: {case: asdict(each) for case, each in found.items()} for name, found in results.items()}
    about = {"machine": platform.platform(), "python": platform.python_version(), "rounds": rounds}
    (folder / "bench.json").write_text(json.dumps({"about": about, "results": told}, indent=1), "utf-8")
    (folder / "bench.svg").write_text(_chart(results), "utf-8")
    print(f"bench.json and bench.svg are in {folder}")


def _measure(name: str, project: Path, folder: Path, rounds: int) -> Mapping[str, Measured]:
    _build(project, name)
    write_inputs(project, name, folder)
    shutil.copy(project / "build" / f"{name}.docx", folder / name)
    block = project / "content" / "blocks" / "part-003.md"
    cases = {
        "reportgen pdf, cold": Case(_call(name, "-f", "pdf", "--force"), _nothing),
        "reportgen pdf and docx, cold": Case(_call(name, "--force"), _nothing),
        "reportgen, one block changed": Case(_call(name), lambda: _change(block)),
        "reportgen, nothing changed": Case(_call(name), lambda: None),
        "reportgen --help": Case((*REPORTGEN, "--help"), _nothing),
        "weasyprint --version": Case((sys.executable, "-m", "weasyprint", "--version"), _nothing),
        "python -c pass": Case((sys.executable, "-c", "pass"), _nothing),
    }
    cases |= {peer: Case(call, _nothing) for peer, call in peers(name, folder).items()}
    return measure(cases, project, rounds)


def _call(name: str, *options: str) -> tuple[str, ...]:
    return (*REPORTGEN, "build", "-p", name, *options)


def _build(project: Path, name: str) -> None:
    measure({"first build": Case(_call(name), _nothing)}, project, 1)


def _change(block: Path) -> None:
    block.write_text(block.read_text("utf-8") + "\nAnother sentence.\n", "utf-8")


def _nothing() -> None:
    """A case that needs no preparation."""


def _print(name: str, found: Mapping[str, Measured]) -> None:
    base = found.get("weasyprint")
    print(f"\n{name}\n{'':34}{'wall s':>9}{'cpu s':>9}{'MB':>7}{'wall / weasyprint':>19}")
    for case, each in found.items():
        ratio = f"{each.wall / base.wall:.3f}" if base else "-"
        print(f"{case:34}{each.wall:9.3f}{each.processor:9.3f}{each.memory:7.0f}{ratio:>19}")
    print(flush=True)


def _chart(results: Mapping[str, Mapping[str, Measured]]) -> str:
    """Bars of wall time, one group for each document."""
    most = max(each.wall for found in results.values() for each in found.values())
    lines, y = [], 20
    scale: Callable[[float], float] = lambda wall: 420 * wall / most  # noqa: E731  # one use, one line
    for name, found in results.items():
        lines.append(f'<text x="10" y="{y}" font-weight="bold">{name}, wall seconds</text>')
        for case, each in sorted(found.items(), key=lambda item: item[1].wall):
            y += 18
            colour = "#1f4e79" if case.startswith("reportgen") else "#b0b7bf"
            lines.append(f'<text x="10" y="{y}">{case.replace("&", "&amp;")}</text>')
            lines.append(
                f'<rect x="220" y="{y - 10}" width="{scale(each.wall):.1f}" height="12" fill="{colour}"/>'
            )
            lines.append(f'<text x="{225 + scale(each.wall):.0f}" y="{y}">{each.wall:.2f}</text>')
        y += 36
    body = "\n".join(lines)
    size = f'width="700" height="{y}" font-family="sans-serif" font-size="11"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return f"{head}\n{body}\n</svg>\n"


if __name__ == "__main__":
    main()
