from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("weasyprint", "docx", "jinja2", "markdown_it", "lxml", "fontTools", "yaml", "pypdfium2")
RUN = """
import json, sys
from reportgen.cli.program import program
try:
    program(prog_name="reportgen")
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    found = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True
    )
    return set(json.loads(found.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("build", "--help"), ("check", "--help"), ("completion", "bash")],
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = modules_after(*arguments)

    assert "click" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_help_imports_nothing_that_only_mistakes_need() -> None:
    loaded = modules_after("build", "--help")

    assert [name for name in ("traceback", "difflib", "reportgen.model.profile") if name in loaded] == []


def test_listing_imports_no_engine() -> None:
    loaded = modules_after("list", "themes")

    assert [name for name in ("weasyprint", "docx", "jinja2", "pypdfium2") if name in loaded] == []


def test_listing_imports_neither_checks_nor_composition() -> None:
    loaded = modules_after("list", "blocks")

    assert "reportgen.read.project" in loaded
    assert [name for name in loaded if name.startswith(("reportgen.check", "reportgen.compose"))] == []
