from __future__ import annotations

import io
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import reportgen
from reportgen import api
from reportgen.app.init import init

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


@pytest.mark.slow
def test_every_example_of_the_page_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path / "my-briefings")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    examples = EXAMPLE.findall(PAGE)
    shown = []
    for code, _ in examples:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(code, names)  # noqa: S102  # our own documentation
        shown.append(printed.getvalue())

    assert len(examples) == PAGE.count("```python")
    assert shown == [text for _, text in examples]


def test_every_public_name_stands_in_the_table() -> None:
    assert [name for name in api.__all__ if f"| `{name}` |" not in PAGE] == []


def test_the_package_offers_what_the_interface_offers() -> None:
    assert sorted(reportgen.PUBLIC) == sorted(api.__all__)


def test_importing_reportgen_loads_nothing_else() -> None:
    code = "import sys, reportgen; print([each for each in sys.modules if each.startswith('reportgen.')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own interpreter

    assert found.stdout.strip() == "[]"


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'bild'"):
        reportgen.bild  # noqa: B018  # the mistake under test
