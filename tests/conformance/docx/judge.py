"""Word files → findings of openxml-audit, of the reference lint and of LibreOffice beside the PDF.

judge.py good|broken|pages FILE...   for `pages`: the .docx with its .pdf beside it and LibreOffice's in lo/
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

import docx
from reportgen.write.docx.lint import lint_docx

LEAST_AGREEMENT = 0.85


def judge_good(path: Path) -> list[str]:
    """Findings of both checkers."""
    audited = OpenXmlValidator().validate(str(path))
    return [*(str(each) for each in audited.errors), *lint_docx(path.read_bytes())]


def judge_broken(path: Path) -> list[str]:
    """A finding if nothing is found."""
    return [] if judge_good(path) else ["nothing was found in a broken file"]


def judge_pages(path: Path) -> list[str]:
    """Findings where LibreOffice breaks pages elsewhere than the PDF."""
    wanted, shown = _pages(path.with_suffix(".pdf")), _pages(path.parent / "lo" / f"{path.stem}.pdf")
    # LibreOffice gives endnotes a page of their own; Word and the PDF print them under their heading.
    extra = 1 if _has_endnotes(path) else 0
    found = [] if len(shown) - len(wanted) in {0, extra} else [f"{len(shown)} pages instead of {len(wanted)}"]
    moved = Counter(_moves(_headings(path), wanted, shown))
    together = sum(moved.values())
    if together and moved[0] / together < LEAST_AGREEMENT:
        found.append(f"{moved[0]} of {together} headings on the right page")
    found += [f"{count} headings {move:+d} pages away" for move, count in moved.items() if abs(move) > 1]
    print(f"      {path.name}: {len(wanted)} pages, {moved[0]} of {together} headings on the same page")  # noqa: T201
    return found


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
}


def main(kind: str, paths: list[str]) -> int:
    """Print what is wrong and return the exit code."""
    failed = 0
    for path in map(Path, paths):
        found = JUDGES[kind](path)
        failed += bool(found)
        print(f"{'FAIL' if found else 'ok'}  {kind}: {path.name}")  # noqa: T201
        print("".join(f"      {each}\n" for each in found), end="")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
