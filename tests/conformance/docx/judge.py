"""Word files → findings of openxml-audit, of the reference lint and of LibreOffice beside the PDF.

judge.py good|broken|pages|many|unturned FILE...
For all but the first two: the .docx with its .pdf beside it, and LibreOffice's in lo/. `many` judges files of
random constructs together: nests of lists, tables and callouts that nobody writes break elsewhere at times.
The turned pages of `unturned` must be missed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

import docx
from reportgen.write.docx.package.lint import lint_docx

LEAST_AGREEMENT = 0.85
# Of random files: how many have the same number of pages, and of their headings how many stand on the same
# page and how many not more than one away.
SIZE = re.compile(r"size: +([\d.]+) x ([\d.]+)")
MANY_PAGES, MANY_HEADINGS, MANY_NEAR = 0.7, 0.7, 0.9


def judge_good(path: Path) -> list[str]:
    """Findings of both checkers."""
    audited = OpenXmlValidator().validate(str(path))
    return [*(str(each) for each in audited.errors), *lint_docx(path.read_bytes())]


def judge_broken(path: Path) -> list[str]:
    """A finding if nothing is found."""
    return [] if judge_good(path) else ["nothing was found in a broken file"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the pages of one file agree: `moved` counts headings by how many pages they stand away."""

    name: str
    wanted: int
    shown: int
    is_same: bool
    moved: Counter[int]

    def __str__(self) -> str:
        together = f"{self.moved[0]} of {self.moved.total()} headings on the same page"
        return f"{self.name}: {self.wanted} pages, {self.shown} in LibreOffice, {together}"


def read_agreement(path: Path) -> Agreement:
    """Compare the pages of the PDF with those of LibreOffice."""
    wanted, shown = _pages(path.with_suffix(".pdf")), _pages(path.parent / "lo" / f"{path.stem}.pdf")
    # LibreOffice gives endnotes a page of their own; Word and the PDF print them under their heading.
    extra = 1 if _has_endnotes(path) else 0
    moved = Counter(_moves(_headings(path), wanted, shown))
    return Agreement(path.name, len(wanted), len(shown), len(shown) - len(wanted) in {0, extra}, moved)


def judge_turned(path: Path) -> list[str]:
    """A finding where other parts are upright and turned than in the PDF."""
    wanted, shown = _turned(path.with_suffix(".pdf")), _turned(path.parent / "lo" / f"{path.stem}.pdf")
    return [] if wanted == shown else [f"{path.name} is {shown} instead of {wanted}"]


def judge_unturned(path: Path) -> list[str]:
    """A finding if pages that are not turned are not missed."""
    return [] if judge_turned(path) else ["nobody missed a turned page"]


def judge_pages(path: Path) -> list[str]:
    """Findings where LibreOffice breaks pages elsewhere than the PDF."""
    read = read_agreement(path)
    found = judge_turned(path)
    found += [] if read.is_same else [f"{read.shown} pages instead of {read.wanted}"]
    together = read.moved.total()
    if together and read.moved[0] / together < LEAST_AGREEMENT:
        found.append(f"{read.moved[0]} of {together} headings on the right page")
    found += [f"{count} headings {move:+d} pages away" for move, count in read.moved.items() if abs(move) > 1]
    print(f"      {read}")  # noqa: T201
    return found


def judge_many(paths: list[Path]) -> list[str]:
    """Findings where many files together agree less than they should."""
    with ProcessPoolExecutor() as processes:
        read = list(processes.map(read_agreement, paths))
    moved = sum((each.moved for each in read), Counter[int]())
    headings = moved.total()
    near = sum(count for move, count in moved.items() if abs(move) <= 1)
    shares = (
        ("files with the same number of pages", sum(each.is_same for each in read), len(read), MANY_PAGES),
        ("headings on the same page", moved[0], headings, MANY_HEADINGS),
        ("headings at most a page away", near, headings, MANY_NEAR),
    )
    for each in read:
        print(f"      {each}")  # noqa: T201
    for what, count, whole, _ in shares:
        print(f"      {what}: {count} of {whole}")  # noqa: T201
    turned = [each for path in paths for each in judge_turned(path)]
    return turned + [
        f"{what}: {count} of {whole}, at least {least:.0%} wanted"
        for what, count, whole, least in shares
        if count < least * whole
    ]


def _headings(path: Path) -> list[str]:
    paragraphs = docx.Document(str(path)).paragraphs
    texts = [each.text for each in _all_paragraphs(path)] or [each.text for each in paragraphs]
    return [text for text, count in Counter(texts).items() if count == 1]


def _all_paragraphs(path: Path) -> list[Paragraph]:
    """Headings, those within content controls too."""
    document = docx.Document(str(path))
    nodes = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    every = [Paragraph(node, document) for node in nodes]
    return [
        each for each in every if each.style is not None and (each.style.name or "").startswith("Heading")
    ]


def _has_endnotes(path: Path) -> bool:
    return any(
        str(part.partname) == "/word/endnotes.xml"
        for part in docx.Document(str(path)).part.package.iter_parts()
    )


def _pages(path: Path) -> list[str]:
    words = ["pdftotext", "-layout", str(path), "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603  # fixed words
    return [_squeezed(page) for page in done.stdout.split("\f")[:-1]]


def _turned(path: Path) -> str:
    """The parts of a PDF one after the other: upright, turned."""
    words = ["pdfinfo", "-l", "-1", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603  # fixed words
    sizes = (float(width) > float(height) for width, height in SIZE.findall(done.stdout))
    return " ".join("turned" if is_turned else "upright" for is_turned, _ in groupby(sizes))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _moves(headings: list[str], wanted: list[str], shown: list[str]) -> list[int]:
    moves = []
    for heading in headings:
        text = _squeezed(heading)
        places = [[number for number, page in enumerate(pages) if text in page] for pages in (wanted, shown)]
        if places[0] and places[1]:
            # A table of contents before them repeats the headings.
            moves.append(places[1][-1] - places[0][-1])
    return moves


JUDGES: Mapping[str, Callable[[Path], list[str]]] = {
    "good": judge_good,
    "broken": judge_broken,
    "pages": judge_pages,
    "unturned": judge_unturned,
}


def main(kind: str, names: list[str]) -> int:
    """Print what is wrong and return the exit code."""
    paths = [Path(name) for name in names]
    if kind == "many":
        return int(_tell(kind, f"{len(paths)} random files", judge_many(paths)))
    with ProcessPoolExecutor() as processes:
        judged = zip(paths, processes.map(JUDGES[kind], paths), strict=True)
        failed = [_tell(kind, path.name, found) for path, found in judged]
    return int(any(failed))


def _tell(kind: str, name: str, found: list[str]) -> bool:
    print(f"{'FAIL' if found else 'ok'}  {kind}: {name}")  # noqa: T201
    print("".join(f"      {each}\n" for each in found), end="")  # noqa: T201
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
