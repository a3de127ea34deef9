"""The engine's own stylesheets are what it would parse, and are parsed by another version of it."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from layout.engine_sheets import as_plain, parsed, written
from reportgen.write.engine.imports.own_sheets import KEPT, has_distribution

# Prints every selector, value and counter style, and how many stylesheets were parsed.
TOLD = """
import tinycss2
parsed = []
parse = tinycss2.parse_stylesheet
tinycss2.parse_stylesheet = lambda css: parsed.append(css) or parse(css)
loading.load_engine()
from weasyprint import html

def told(value):
    if callable(value):
        return value.source
    if isinstance(value, dict):
        return {name: told(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value).__name__, [told(each) for each in value]
    return getattr(value, "value", value), getattr(value, "unit", ""), getattr(value, "source_line", 0)

for name in own_sheets.SHEETS.values():
    sheet = getattr(html, name)
    print(told(vars(sheet.matcher)), told([rule[1:] for rule in sheet.page_rules]), sheet.layers)
print(told(dict(html.UA_COUNTER_STYLE)))
print(len(parsed))
"""


def fresh(before: str = "") -> tuple[str, int]:
    """What a new process tells of the sheets of an engine that was loaded after `before`."""
    start = f"from reportgen.write.engine.imports import own_sheets, weasyprint as loading\n{before}\n"
    call = [sys.executable, "-c", start + TOLD]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    told, _, count = done.stdout.rstrip().rpartition("\n")
    return told, int(count)


def test_the_kept_sheets_are_those_of_the_installed_engine() -> None:
    assert KEPT.read_text("utf-8") == written(parsed()) + "\n"


def test_they_hold_what_the_engine_parses() -> None:
    kept, parsed_of_kept = fresh()
    plain, parsed_of_plain = fresh("own_sheets.KEPT = own_sheets.Path('none.json')")

    assert kept == plain
    assert len(kept) > 100_000
    assert (parsed_of_kept, parsed_of_plain) == (0, 3)


@pytest.mark.parametrize("name", ["weasyprint", "tinycss2", "cssselect2"])
def test_another_version_parses_its_own(name: str) -> None:
    change = (
        "import json, tempfile\nkept = json.loads(own_sheets.KEPT.read_bytes())\n"
        f"kept['versions'][{name!r}] = '0.1'\n"
        "own_sheets.KEPT = own_sheets.Path(tempfile.mkdtemp(), 'kept.json')\n"
        "own_sheets.KEPT.write_text(json.dumps(kept))"
    )

    assert fresh(change)[1] == 3


def test_a_sheet_with_another_text_is_parsed() -> None:
    change = (
        "real = own_sheets.digest_of\n"
        "own_sheets.digest_of = lambda css: real(css + ' ' if '@counter-style' in css else css)"
    )
    told, parsed_then = fresh(change)

    assert parsed_then == 1
    assert told == fresh()[0]


def test_a_package_is_known_by_the_version_it_was_installed_as() -> None:
    assert not has_distribution("weasyprint", "0.1")
    assert not has_distribution("no_such_package", "1")


def test_a_value_of_another_kind_is_not_kept() -> None:
    with pytest.raises(KeyError, match="SimpleNamespace"):
        as_plain(("a", [SimpleNamespace()]))
