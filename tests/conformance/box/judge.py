"""Where PDFium finds glyphs and pictures → those outside of their page's margins.

judge.py good|broken FILE.pdf ...    beside each file, or in the folder above, its margins as FILE.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the page's left bottom

NEAR = 2.0  # points; letters lean over their edges, and Word counts in twentieths
SHOWN = 3


def outside(path: Path) -> list[str]:
    """What stands outside, page by page."""
    beside = path if path.with_suffix(".json").exists() else path.parent.parent / path.name
    margins: list[Box] = json.loads(beside.with_suffix(".json").read_text(encoding="utf-8"))
    with pypdfium2.PdfDocument(beside) as file:
        sizes = [page.get_size() for page in file]
    found: list[str] = []
    with pypdfium2.PdfDocument(path) as file:
        for number, page in enumerate(file):
            # Pages of Word may come earlier or later: the nearest one of that size tells the margins.
            alike = [
                each for each, size in enumerate(sizes) if _is_turned(size) == _is_turned(page.get_size())
            ]
            nearest = min(alike, key=lambda each: abs(each - number))  # called at once
            found += [f"page {number + 1}: {each}" for each in _on_page(page, margins[nearest])]
    return found


def _is_turned(size: tuple[float, float]) -> bool:
    return size[0] > size[1]


def _on_page(page: pypdfium2.PdfPage, margins: Box) -> Iterator[str]:
    width, height = page.get_size()
    top, right, bottom, left = margins
    text = page.get_textpage()
    for index in range(text.count_chars()):
        box = text.get_charbox(index)
        letter = text.get_text_range(index, 1)
        if letter.strip() and _is_outside(box, (left, bottom, width - right, height - top), (width, height)):
            yield f"the glyph {letter!r} at {box[0]:.0f}-{box[2]:.0f} of {width:.0f} pt"
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        if _is_outside(picture.get_bounds(), (left, bottom, width - right, height - top), (width, height)):
            yield f"a picture at {[round(each) for each in picture.get_bounds()]}"


def _is_outside(box: Box, text: Box, page: tuple[float, float]) -> bool:
    """Outside of the margins beside the text; above and below it, where running heads stand, off the page."""
    middle = (box[1] + box[3]) / 2
    if text[1] <= middle <= text[3]:
        return box[0] < text[0] - NEAR or box[2] > text[2] + NEAR
    return box[0] < -NEAR or box[1] < -NEAR or box[2] > page[0] + NEAR or box[3] > page[1] + NEAR


def main(kind: str, names: list[str]) -> int:
    """Print what is wrong and return the exit code."""
    paths = [Path(name) for name in names]
    with ProcessPoolExecutor() as processes:
        judged = dict(zip(paths, processes.map(outside, paths), strict=True))
    wrong = {path: found for path, found in judged.items() if bool(found) != (kind == "broken")}
    print(f"{'FAIL' if wrong else 'ok'}  {kind}: {len(paths) - len(wrong)} of {len(paths)} files")  # noqa: T201
    for path, found in wrong.items():
        said = [*found[:SHOWN], f"{len(found)} in all"] if found else ["a planted fault was not found"]
        print("".join(f"      {path}: {each}\n" for each in said), end="")  # noqa: T201
    return int(bool(wrong) or not paths)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
