"""This machine → whether it has what a build needs."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen import __version__
from reportgen.app.machines.engines import INSTALL
from reportgen.app.machines.native_libraries import native_versions
from reportgen.app.open_project import Opened, open_project
from reportgen.errors import ReportgenError
from reportgen.fonts.font_file import open_font
from reportgen.model.report.theme import Face
from reportgen.workspace.output.built import OUTPUT, is_writable
from reportgen.write.engine.versions import ENGINE, engine_version


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing a build needs: what was found, and how to mend it where it is not right."""

    what: str
    is_right: bool
    found: str
    help: tuple[str, ...] = ()


def examine(start: Path) -> tuple[Examined, ...]:
    """Look at everything, whatever is wrong; a folder without a project is looked at without one."""
    return tuple(_examinations(start))


def _examinations(start: Path) -> Iterator[Examined]:
    yield Examined("reportgen", is_right=True, found=__version__)
    yield Examined("python", is_right=True, found=platform.python_version())
    yield _pdf_engine()
    for name, version in native_versions().items():
        help_lines = () if version else _install()
        yield Examined(name, is_right=version is not None, found=version or "missing", help=help_lines)
    try:
        opened = open_project(start)
    except ReportgenError as wrong:
        count = len(wrong.diagnostics)
        found = wrong.diagnostics[0].message if count == 1 else f"{count} mistakes"
        yield Examined("project", is_right=False, found=found, help=("reportgen check", "reportgen init DIR"))
        return
    yield Examined("project", is_right=True, found=str(opened.root))
    yield from _fonts(opened)
    folder = opened.root / OUTPUT
    can_write = is_writable(folder)
    hint = () if can_write else (f"allow writing in {folder}, or build with -o DIR",)
    yield Examined("output folder", is_right=can_write, found=str(folder), help=hint)


def _pdf_engine() -> Examined:
    try:
        return Examined(ENGINE, is_right=True, found=engine_version())
    except (OSError, ImportError) as wrong:
        first = (str(wrong).splitlines() or ["cannot be loaded"])[0]
        return Examined(ENGINE, is_right=False, found=first, help=_install())


def _install() -> tuple[str, ...]:
    return tuple(f"{system}: {command}" for system, command in INSTALL.items())


def _fonts(opened: Opened) -> Iterator[Examined]:
    for name, theme in sorted(opened.project.themes.items()):
        broken = [face.file for face in theme.faces if not _is_font(face)]
        found = f"{len(theme.faces)} files" if not broken else f"no fonts: {', '.join(broken)}"
        hint = ("replace the files in the theme's fonts/",) if broken else ()
        yield Examined(f"fonts of {name}", is_right=not broken, found=found, help=hint)


def _is_font(face: Face) -> bool:
    from fontTools.ttLib import TTLibError  # noqa: PLC0415  # asked by this command only

    try:
        with open_font(face.content) as font:
            return "cmap" in font
    except TTLibError:
        return False
