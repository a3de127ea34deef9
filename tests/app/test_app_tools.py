"""What decides the bytes of an artifact has a version, and the writers' own source is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.app.machines import tools


@pytest.fixture
def writers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tools, "files", lambda _: tmp_path)
    for name in ("pdf/file.py", "engine/tables.json", "fonts.conf", "pdf/__pycache__/file.py", "notes.txt"):
        path = tmp_path / "write" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one", "utf-8")
    return tmp_path / "write"


@pytest.mark.parametrize("name", ["pdf/file.py", "engine/tables.json", "fonts.conf"])
def test_a_change_in_the_source_of_the_writers_is_another_version(writers: Path, name: str) -> None:
    before = tools.tool_versions()["writers"]
    (writers / name).write_text("two", "utf-8")

    assert tools.tool_versions()["writers"] != before


@pytest.mark.parametrize("name", ["pdf/__pycache__/file.py", "notes.txt"])
def test_a_change_beside_the_source_is_not(writers: Path, name: str) -> None:
    before = tools.tool_versions()["writers"]
    (writers / name).write_text("two", "utf-8")

    assert tools.tool_versions()["writers"] == before


def test_every_engine_and_library_has_a_version() -> None:
    found = tools.tool_versions()

    assert {"reportgen", "python", "weasyprint", "pydyf", "python-docx", "lxml", "zlib"} <= found.keys()
    assert all(found.values())
