# ruff: noqa: INP001  # a script, not a package
"""What the Word file costs beside the PDF of the same report, how that grows, and what pandoc's writer takes.

Use: python bench/docx_overhead.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import pypandoc

from gallery.house_theme import make_document  # lies below tests
from gallery.long_document import CHAPTERS, long_page  # as above
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out

LIMIT = 0.40


def main(rounds: int) -> int:
    """Print medians and ratios; 1 if Word adds more than it may."""
    write_docx(*_warm())
    took = {chapters: _measure(_document(chapters), rounds) for chapters in (CHAPTERS // 2, CHAPTERS)}
    for chapters, (pages, pdf, word) in took.items():
        sys.stdout.write(
            f"{chapters:3} chapters, {pages} pages: PDF {pdf:.2f} s, Word adds {word:.2f} s, "
            f"ratio {word / pdf:.2f}\n"
        )
    (few, _, short), (many, pdf, long) = took.values()
    growth = (long / many) / (short / few)
    sys.stdout.write(f"Word's time for each page at twice the length: {growth:.2f} of what it was\n")
    pandoc = _median(lambda: _pandoc(long_page()), rounds)
    sys.stdout.write(f"pandoc, the same HTML without layout: {pandoc:.2f} s, {pandoc / pdf:.2f} of the PDF\n")
    return int(long / pdf > LIMIT)


def _document(chapters: int) -> Document:
    return replace(make_document(""), html=long_page(chapters))


def _warm() -> tuple[Document, object]:
    document = make_document("<p>warm</p>")
    return document, lay_out(document).layout


def _measure(document: Document, rounds: int) -> tuple[int, float, float]:
    pdfs, words = [], []
    pages = 0
    for _ in range(rounds):
        began = time.perf_counter()
        rendering = lay_out(document)
        write_pdf(document, rendering)
        pages = rendering.pages
        between = time.perf_counter()
        write_docx(document, rendering.layout)
        words.append(time.perf_counter() - between)
        pdfs.append(between - began)
    return pages, statistics.median(pdfs), statistics.median(words)


def _median(work: Callable[[], None], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _pandoc(html: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pypandoc.convert_text(html, "docx", format="html", outputfile=f"{folder}/x.docx")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 3))
