# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""A list of a hundred thousand rows read, named, chosen from and gone on with; then the memory of a long run.

Use: python bench/batch_rows.py [ROWS [KEPT [MADE]]]    by default 100,000, 20,000 and 3,000 rows
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen

from linear import MEBIBYTE, bytes_of, with_all_below
from measured_project import make_project
from measuring import Case, measure, run_once

from reportgen.app.batch.record import ROWS, Done, digest_of_inputs, key_of, line_of
from reportgen.app.open_project import open_project
from reportgen.record import sha256_of

SIZES = (100_000, 20_000, 3_000)
REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")
READ = (
    "import sys; from pathlib import Path\n"
    "from reportgen.read.rows.rows import read_rows\n"
    "from reportgen.app.batch.names import name_rows\n"
    "rows = read_rows('list', Path(sys.argv[1]).read_bytes())\n"
)
NAME = READ + "name_rows(rows, '{profile}-{row}-{person}', 'six')\n"
NOTHING = (sys.executable, "-c", READ.partition("rows =")[0])
LETTER = "---\ntitle: To the reader\nkind: context\n---\nDear {{ person }}, this was made for {{ place }}.\n"
EVERY = 100  # rows between two looks at memory


def main() -> None:
    """Measure the list, going on, and the long run."""
    given = tuple(map(int, sys.argv[1:]))
    rows, kept, made = (*given, *SIZES[len(given) :])
    with tempfile.TemporaryDirectory(prefix="reportgen-rows-") as name:
        folder = Path(name)
        project = folder / "project"
        make_project(project)
        (project / "content" / "blocks" / "letter.md").write_text(LETTER, "utf-8")
        profile = project / "profiles" / "six.yaml"
        profile.write_text(profile.read_text("utf-8").replace("blocks: [", "blocks: [letter, "), "utf-8")
        _lists(folder, project, rows)
        _going_on(folder, project, kept)
        _long_run(folder, project, made)


def _lists(folder: Path, project: Path, count: int) -> None:
    cases = {"imports alone": Case(NOTHING, _nothing)}
    for ending in ("csv", "json", "jsonl"):
        path = folder / f"list.{ending}"
        _write_list(path, count)
        cases[f"{ending}: read"] = Case((sys.executable, "-c", READ, str(path)), _nothing)
        cases[f"{ending}: read, name"] = Case((sys.executable, "-c", NAME, str(path)), _nothing)
    asked = (*REPORTGEN, "batch", "-p", "six", "-f", "html", "--data", str(folder / "list.csv"), "--force")
    cases["batch --limit 1"] = Case((*asked, "--limit", "1"), _nothing)
    cases["batch --where, one row"] = Case((*asked, "--where", f"person=Person {count - 1}"), _nothing)
    cases["batch --shard, one row"] = Case((*asked, "--shard", f"{count}/{count}"), _nothing)
    print(f"{f'{count:,} rows':26}{'wall s':>8}{'cpu s':>8}{'MB':>7}")
    for case, found in measure(cases, project, rounds=3).items():
        print(f"{case:26}{found.wall:8.2f}{found.processor:8.2f}{found.memory:7.0f}")


def _write_list(path: Path, count: int) -> None:
    """Row by row: what this process once held would count as memory of those it starts."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write({".csv": "person,place,group\n", ".json": "[", ".jsonl": ""}[path.suffix])
        for number, values in enumerate(_rows(count)):
            is_csv = path.suffix == ".csv"
            stream.write("," if path.suffix == ".json" and number else "")
            stream.write((",".join(values.values()) if is_csv else json.dumps(values)) + "\n")
        stream.write("]" if path.suffix == ".json" else "")


def _rows(count: int) -> Iterator[dict[str, str]]:
    for each in range(count):
        yield {"person": f"Person {each}", "place": f"Town {each % 977}", "group": str(each % 10)}


def _going_on(folder: Path, project: Path, count: int) -> None:
    """Files and notes as if all rows were made: the content of one for all, which is what is compared."""
    out, path = folder / "kept", folder / "kept.csv"
    _write_list(path, count)
    call = (*REPORTGEN, "batch", "-p", "six", "-f", "pdf", "--data", str(path), "-o", str(out))
    run_once((*call, "--limit", "1"), project, "one row")
    (first,) = out.glob("*.pdf")
    content, inputs = first.read_bytes(), digest_of_inputs(open_project(project))
    digest, width = sha256_of(content), len(str(count))
    with (out / ROWS).open("wb") as notes:
        for number, values in enumerate(_rows(count), start=1):
            name = f"six-{number:0{width}}"
            (out / f"{name}.pdf").write_bytes(content)
            key = key_of(inputs, "six", ("pdf",), values)
            notes.write(line_of(Done(name, number, key, 6, {f"{name}.pdf": digest})))
    time.sleep(2.5)  # files younger than two seconds are read again
    before = (out / ROWS).stat().st_size
    print(f"\n{f'{count:,} rows kept':26}{'wall s':>8}{'cpu s':>8}{'MB':>7}{'µs a row':>10}")
    base = run_once((*call, "--where", "person=Person 0"), project, "one row kept")
    for case in ("first time", "second time"):
        each = run_once(call, project, case)
        share = (each.wall - base.wall) / count * 1e6
        print(f"{case:26}{each.wall:8.2f}{each.processor:8.2f}{each.memory:7.0f}{share:10.0f}")
    if (out / ROWS).stat().st_size != before:
        raise SystemExit("rows that were there were made again")


def _long_run(folder: Path, project: Path, count: int) -> None:
    path, out = folder / "made.csv", folder / "made"
    _write_list(path, count)
    call = (*REPORTGEN, "batch", "-p", "six", "-f", "pdf", "--data", str(path), "-o", str(out), "-v")
    print(
        f"\n{f'{count:,} rows made':>12}{'s':>9}{'MB of the call':>16}{'largest worker':>16}{'together':>10}"
    )
    start = time.perf_counter()
    with Popen(call, cwd=project, stdout=DEVNULL, stderr=DEVNULL) as process:  # noqa: S603  # the program this script is about
        watching = threading.Thread(target=_watch, args=(process, out / ROWS, start))
        watching.start()
        code = process.wait()
        watching.join()
    if code:
        raise SystemExit(f"failed: {' '.join(call)}")
    print(f"{count:12,}{time.perf_counter() - start:9.1f}")


def _watch(process: Popen[bytes], notes: Path, start: float) -> None:
    shown = -1
    while process.poll() is None:
        done = notes.read_bytes().count(b"\n") if notes.exists() else 0
        if done // EVERY > shown:
            shown = done // EVERY
            own, *others = (bytes_of(each) / MEBIBYTE for each in with_all_below(process.pid))
            most, together = max(others, default=0), own + sum(others)
            print(
                f"{done:12,}{time.perf_counter() - start:9.1f}{own:16.0f}{most:16.0f}{together:10.0f}",
                flush=True,
            )
        time.sleep(0.5)


def _nothing() -> None:
    """A case that needs no preparation."""


if __name__ == "__main__":
    if not Path("/proc/self/smaps_rollup").exists() or os.name != "posix":
        raise SystemExit("this system does not say what its processes use")
    main()
