"""Reports as PDF, Word and web page → where a picture does not look as its author's file does in a browser.

judge.py FOLDER
FOLDER holds made/ (a project whose pictures stand under their file names), reports/ and, in lo/, what
LibreOffice makes of some of the Word files. Then faults are planted, and each has to be found.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageOps

from conformance.pictures.difference import FAULTS, MOST, difference, on_ground
from conformance.pictures.places import (
    DOTS,
    Inline,
    Placed,
    page_image,
    pictures_of_html,
    pictures_of_pdf,
    pictures_of_word,
)
from conformance.pictures.sheet import CELL, Cell, draw_sheet

LEAST = 10  # points; smaller pictures are letters of formulas
MOST_MOVED = 10  # points that LibreOffice may set a picture elsewhere on its page
SAME_SIZE = 1.0  # point


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of a report: the author's `original` and what each format has in its place."""

    alt: str
    original: bytes
    placed: Placed
    word: Inline
    page: bytes


def judge(folder: Path) -> list[str]:
    """Every finding; prints how many pictures were looked at."""
    made = folder / "made" / "build" / "made.pdf"
    findings: list[str] = []
    reports: dict[Path, list[Shown]] = {}
    for pdf in (made, *sorted((folder / "reports").glob("*.pdf"))):
        reports[pdf], found = _pictures(pdf, folder / "made" / "content" / "images" if pdf == made else None)
        findings += [f"{pdf.stem}: {each}" for each in found]
    drawn = draw_sheet(cell for pictures in reports.values() for each in pictures for cell in _cells(each))
    counted = []
    for pdf, pictures in reports.items():
        for what, apart in _differences(pictures, drawn, pdf, folder / "lo" / pdf.name):
            counted.append(apart)
            if apart > MOST:
                findings.append(f"{pdf.stem}: {what} looks otherwise by {apart:.0f} of 255")
    furthest = max(each for each in counted if each <= MOST)
    print(f"{len(counted)} comparisons, {furthest:.0f} of 255 apart at most, {MOST} allowed")  # noqa: T201
    return findings


def _pictures(pdf: Path, originals: Path | None) -> tuple[list[Shown], list[str]]:
    """The pictures of one report in their order, and where a format has others or another size."""
    placed, word = pictures_of_pdf(pdf), pictures_of_word(pdf.with_suffix(".docx"))
    web = pictures_of_html(pdf.with_suffix(".html"))
    named = [each for each in word if each.alt.strip()]
    if len(placed) != len(named) or (originals and len(placed) != len(list(originals.iterdir()))):
        return [], [f"{len(placed)} pictures in PDF, {len(named)} in Word"]
    found: list[str] = []
    shown = []
    waiting = iter(web)
    for one, other in zip(placed, named, strict=True):
        # The page also has formulas, which the others set as text.
        content = next((content for alt, content in waiting if alt.strip() == one.alt.strip()), None)
        if content is None or one.alt.strip() != other.alt.strip():
            return [], [f"{one.alt!r} stands where Word has {other.alt!r}, or is not on the page"]
        if any(abs(a - b) > SAME_SIZE for a, b in zip(one.size, other.size, strict=True)):
            found.append(f"{one.alt} is {one.size} points large, in Word {other.size}")
        original = (originals / one.alt).read_bytes() if originals else content
        if min(one.size) >= LEAST:
            shown.append(Shown(one.alt, original, one, other, content))
    return shown, found


def _differences(
    pictures: Sequence[Shown], drawn: Mapping[Cell, Image.Image], pdf: Path, other: Path
) -> Iterator[tuple[str, float]]:
    """How differently each picture looks in each format; `other` is LibreOffice's PDF, where there is one."""
    white = Image.new("RGB", (1, 1), "white")
    for each in pictures:
        wanted, page, *files = (drawn[cell] for cell in _cells(each))
        crop = _crop(pdf, each.placed, wanted.size, 0)
        yield f"{each.alt} in PDF", difference(on_ground(wanted, crop), crop)
        yield f"{each.alt} on the page", difference(on_ground(wanted, white), on_ground(page, white))
        for file in files:
            yield f"{each.alt} in the Word file", difference(on_ground(wanted, white), on_ground(file, white))
        if other.exists():
            yield f"{each.alt} in LibreOffice", _moved_difference(wanted, other, each.placed)


def _cells(each: Shown) -> tuple[Cell, ...]:
    """What a browser has to draw: the author's file, the web page's, Word's."""
    width, height = _cell(each)
    return tuple(Cell(content, width, height) for content in (each.original, each.page, *each.word.files))


def _cell(each: Shown) -> tuple[int, int]:
    width, height = each.placed.size
    scale = min(CELL / max(width, height), DOTS)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _crop(pdf: Path, placed: Placed, size: tuple[int, int], around: float) -> Image.Image:
    """What a page shows at a picture's place, and `around` points to each side of it."""
    left, top, right, bottom = placed.box
    box = (left - around, top - around, right + around, bottom + around)
    scale = size[0] / placed.size[0]
    whole = (round(size[0] + 2 * around * scale), round(size[1] + 2 * around * scale))
    area = tuple(each * DOTS for each in box)
    return page_image(pdf, placed.page).resize(whole, Image.Resampling.LANCZOS, _within(area, placed, pdf))


def _within(area: tuple[float, ...], placed: Placed, pdf: Path) -> tuple[float, float, float, float]:
    width, height = page_image(pdf, placed.page).size
    return max(0.0, area[0]), max(0.0, area[1]), min(float(width), area[2]), min(float(height), area[3])


def _moved_difference(original: Image.Image, pdf: Path, placed: Placed) -> float:
    """The difference at the best place within reach: another program sets lines a hair higher or lower."""
    reach = max(1, round(MOST_MOVED * original.width / placed.size[0]))
    around = reach * placed.size[0] / original.width
    region = _crop(pdf, placed, original.size, around)
    found = 255.0
    for x in range(region.width - original.width + 1):
        for y in range(region.height - original.height + 1):
            crop = region.crop((x, y, x + original.width, y + original.height))
            found = min(found, difference(on_ground(original, crop), crop, near=0))
            if found <= MOST / 2:
                return found
    return found


def missed_faults(folder: Path) -> list[str]:
    """Faults planted in pictures of the PDF, and one in the Word file, that are not found."""
    pdf = folder / "made" / "build" / "made.pdf"
    pictures, _ = _pictures(pdf, folder / "made" / "content" / "images")
    photos = [each for each in pictures if each.alt in {"rgb8.png", "turned6.jpg", "gray16.png", "rgba8.png"}]
    drawn = draw_sheet(cell for each in photos for cell in _cells(each))
    missed: list[str] = []
    least = 255.0
    for each in photos:
        original = drawn[_cells(each)[0]]
        crop = _crop(pdf, each.placed, original.size, 0)
        for name, spoil in FAULTS.items():
            apart = difference(on_ground(original, crop), spoil(crop))
            least = min(least, apart)
            missed += [f"{each.alt} {name} was not found"] if apart <= MOST else []
    print(f"{len(photos) * len(FAULTS)} planted faults, the least apart by {least:.0f} of 255")  # noqa: T201
    photo = photos[0]
    spoilt = replace(photo, word=replace(photo.word, files=(_mirrored(photo.word.files[0]),)))
    apart = max(apart for _, apart in _differences([spoilt], draw_sheet(_cells(spoilt)), pdf, Path("none")))
    return missed if apart > MOST else [*missed, "a mirrored picture in the Word file was not found"]


def _mirrored(picture: bytes) -> bytes:
    mirrored = io.BytesIO()
    ImageOps.mirror(Image.open(io.BytesIO(picture))).save(mirrored, "PNG")
    return mirrored.getvalue()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    wrong = [*judge(where), *missed_faults(where)]
    sys.exit("\n".join(wrong) if wrong else 0)
