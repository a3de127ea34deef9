"""Circles of imports and crowded folders are found, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "script" / "house.py"

Sources = dict[str, str]


def faults(folder: Path, sources: Sources) -> list[str]:
    """What is printed about a package `house` of these sources."""
    for name, text in sources.items():
        path = folder / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    call = [sys.executable, str(SCRIPT), "house"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  # our own script

    assert done.stderr == ""
    assert done.returncode == (1 if done.stdout else 0)
    return done.stdout.splitlines()


def test_imports_that_point_one_way_are_no_circle(tmp_path: Path) -> None:
    sources = {"a.py": "from house.b import x\nfrom house.c.d import y", "b.py": "", "c/d.py": "import json"}

    assert faults(tmp_path, sources) == []


@pytest.mark.parametrize(
    "back", ["import house.a", "from house import a", "def f():\n    from house.a import x"]
)
def test_modules_that_import_each_other_are_a_circle(tmp_path: Path, back: str) -> None:
    found = faults(tmp_path, {"a.py": "from house.b import x", "b.py": back})

    assert found[0] == "circle of modules: house.a ↔ house.b"


def test_parts_of_a_package_that_import_each_other_are_a_circle_though_no_modules_are(tmp_path: Path) -> None:
    sources = {
        "a/one.py": "from house.b.one import x",
        "a/two.py": "",
        "b/one.py": "",
        "b/two.py": "import house.a.two",
    }

    assert faults(tmp_path, sources) == [
        "circle within house: house.a.one → house.b.one (1); house.b.two → house.a.two (1)"
    ]


def test_imports_for_type_checkers_do_not_count(tmp_path: Path) -> None:
    guarded = "if TYPE_CHECKING:\n    from house.a import x\nelse:\n    from house.c import x"

    assert faults(tmp_path, {"a.py": "from house.b import x", "b.py": guarded, "c.py": ""}) == []


def test_a_folder_with_too_many_modules_is_found(tmp_path: Path) -> None:
    crowd = {f"room/{number}.py": "" for number in range(17)}

    assert faults(tmp_path, {"room/__init__.py": "", **crowd}) == ["house/room: 17 modules, more than 16"]
    (tmp_path / "house" / "room" / "16.py").unlink()
    assert faults(tmp_path, {}) == []
