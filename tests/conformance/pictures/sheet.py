"""Pictures as bytes → what a browser shows of each, all drawn on one sheet."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from gallery.house_theme import house_theme

CELL = 96
COLUMNS = 20
SPARE = 3  # rows that the frame of a window hides
_ROOT = re.compile(rb"<svg\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture, and the size in pixels at which it is to be drawn."""

    content: bytes
    width: int
    height: int


def draw_sheet(cells: Iterable[Cell]) -> Mapping[Cell, Image.Image]:
    """Each different cell with its transparency, by Chromium."""
    wanted = tuple(dict.fromkeys(cells))
    places = [(at % COLUMNS * CELL, at // COLUMNS * CELL) for at in range(len(wanted))]
    body = "".join(
        f'<img style="position:absolute;left:{x}px;top:{y}px;width:{each.width}px;height:{each.height}px" '
        f'src="{_address(each.content)}">'
        for each, (x, y) in zip(wanted, places, strict=True)
    )
    height = (-(-len(wanted) // COLUMNS) + SPARE) * CELL
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "sheet.html", Path(folder) / "sheet.png"
        page.write_text(f'<!DOCTYPE html><body style="margin:0">{body}', encoding="utf-8")
        _browse(page, f"--window-size={COLUMNS * CELL},{height}", f"--screenshot={shot}")
        drawn = Image.open(io.BytesIO(shot.read_bytes())).convert("RGBA")
    return {
        each: drawn.crop((x, y, x + each.width, y + each.height))
        for each, (x, y) in zip(wanted, places, strict=True)
    }


def _browse(page: Path, *options: str) -> None:
    fixed = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
    )
    clear = "--default-background-color=00000000"
    profile = f"--user-data-dir={page.parent / 'browser'}"
    subprocess.run(  # noqa: S603  # fixed arguments
        ["chromium", *fixed, clear, profile, *options, page.as_uri()],  # noqa: S607  # from the path, as CI has it
        capture_output=True,
        check=True,
        timeout=120,
    )


def _address(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        kind = "png"
    elif content.startswith(b"\xff\xd8"):
        kind = "jpeg"
    else:
        kind, content = "svg+xml", _with_faces(content)
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def _with_faces(drawing: bytes) -> bytes:
    """The drawing with the fonts that it names, which browsers take from nowhere else."""
    root = _ROOT.search(drawing)
    if root is None or b"<text" not in drawing:
        return drawing
    return drawing[: root.end()] + b"<style>" + _faces() + b"</style>" + drawing[root.end() :]


@cache
def _faces() -> bytes:
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.is_italic else 'normal'}; "
        f"src: url(data:font/ttf;base64,{b64encode(face.content).decode()}) }}"
        for face in house_theme().faces
        if face.family == "Source Sans Pro"
    ).encode()
