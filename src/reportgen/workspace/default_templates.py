"""What comes with reportgen: where its templates lie, and folders of other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def default_templates() -> Path:
    """Give the folder of templates inside the installed package, or that of a source checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "templates"


def packaged_files(*folder: str) -> Mapping[str, bytes]:
    """Path → content of every file in a folder of the installed package."""
    return dict(_walk(files("reportgen").joinpath(*folder), ""))


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _walk(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_bytes()
