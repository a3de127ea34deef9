"""Built files → the pictures in them, with where they stand."""

from __future__ import annotations

import re
import subprocess
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree
from PIL import Image

DOTS = 108 / 72
EMU = 12700  # to the point (ECMA-376 20.1.10.16)
_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="data:[^;]*;base64,([^"]*)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on a page; `box` is left, top, right, bottom in points from the upper left corner."""

    alt: str
    page: int
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Inline:
    """A picture of a Word file: its files and its size in points."""

    alt: str
    files: tuple[bytes, ...]
    size: tuple[float, float]


def pictures_of_pdf(path: Path) -> list[Placed]:
    """The figures of the tag tree with their boxes (ISO 32000-1, 14.8.5.4.3)."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        heights = [float(page.mediabox[3]) for page in pdf.pages]
        return [
            Placed(str(figure.get("/Alt", "")), number, _box(figure, heights[number]))
            for figure in _figures(pdf.Root.StructTreeRoot.K)
            for number in (pages[figure.Pg.objgen],)
        ]


def pictures_of_word(path: Path) -> list[Inline]:
    """The drawings of the text, in their order."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {each.get("Id", ""): each.get("Target", "").lstrip("/") for each in relations}
        found = []
        for drawing in root.iter("{*}inline"):
            extent, about = drawing.find("{*}extent"), drawing.find("{*}docPr")
            if extent is None or about is None:
                continue
            names = [
                str(value) for each in drawing.iter("{*}blip", "{*}svgBlip") for value in each.attrib.values()
            ]
            files = tuple(archive.read(f"word/{targets[name].removeprefix('word/')}") for name in names)
            size = (int(extent.get("cx", "0")) / EMU, int(extent.get("cy", "0")) / EMU)
            found.append(Inline(about.get("descr", ""), files, size))
        return found


def pictures_of_html(path: Path) -> list[tuple[str, bytes]]:
    """Alternative text and bytes of each picture of a page that needs no other file."""
    found = []
    for image in _IMAGE.finditer(path.read_text(encoding="utf-8")):
        alt = _ALT.search(image[0])
        found.append((unescape(alt[1]) if alt else "", b64decode(image[1])))
    return found


@cache
def page_image(path: Path, page: int) -> Image.Image:
    """One page by poppler, in DOTS to the point."""
    shot = path.with_suffix(f".{page}")
    number = str(page + 1)
    size = str(round(DOTS * 72))
    subprocess.run(  # noqa: S603  # fixed arguments
        ["pdftoppm", "-r", size, "-f", number, "-l", number, "-singlefile", "-png", path, shot],  # noqa: S607
        check=True,
        timeout=60,
    )
    with Image.open(f"{shot}.png") as image:
        return image.convert("RGB")


def _figures(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _figures(child)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == "/Figure":
            yield node
        elif "/K" in node:
            yield from _figures(node.K)


def _box(figure: Any, height: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(each) for each in figure.A.BBox)
    return left, height - top, right, height - bottom
