"""A character that no font of the theme has stops the build where its author wrote it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from compose.compose_projects import project_files

pytestmark = pytest.mark.slow

PROGRAM = "from reportgen.cli import main; main()"


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("content/blocks/one.md", "---\ntitle: One\nkind: context\n---\nPlain.\n\nA 漢 sign.\n", 7),
        ("content/data/x.csv", "Name,Count\nPlain,1\nA 漢 sign,2\n", 3),
    ],
)
def test_the_build_stops_at_the_author_s_line(path: str, content: str, line: int, tmp_path: Path) -> None:
    table = '::: table {data=x.csv caption="Counts"}\n:::\n'
    files = {**project_files({"one": table if path.endswith(".csv") else "x"}, "theme: navy")}
    for name, written in {**files, path: content.encode()}.items():
        if not name.startswith("templates/"):
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(written)

    outcome = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", PROGRAM, "build", "-C", str(tmp_path), "-f", "pdf", "--json"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert outcome.returncode == 1, outcome.stderr
    (diagnostic,) = json.loads(outcome.stdout)["diagnostics"]
    assert (diagnostic["code"], diagnostic["path"], diagnostic["line"]) == ("missing-glyph", path, line)
    assert "U+6F22" in diagnostic["message"]
    assert not list(tmp_path.rglob("*.pdf"))
