# ruff: noqa: INP001  # a script, not a package
"""How long 300 pages take to import, beside pandoc and the PDF engine's own text, as ratios.

Run: python bench/import_speed.py [PAGES]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc  # type: ignore[import-untyped]  # ships no types
import pypdfium2
import weasyprint

import docx
from reportgen.app.imports.reader import read_document
from reportgen.ingest.importer import ReadOptions

WORDS = "The survey of the harbour found that most of the boats had been repaired before the winter began. "
PARAGRAPHS = 5
"""Of one page, about."""


def word_file(pages: int) -> bytes:
    """A Word document with headings, lists and tables."""
    made = docx.Document()
    for page in range(pages):
        made.add_heading(f"Section {page}", 1 + page % 3)
        for number in range(PARAGRAPHS - 1):
            made.add_paragraph(f"Paragraph {page}.{number}. {WORDS * 4}")
        made.add_paragraph(f"An item of page {page}.", style="List Bullet")
        if page % 10 == 0:
            table = made.add_table(4, 3)
            for position, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = f"Cell {position} of table {page}"
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def pdf_file(pages: int, variant: str | None = None) -> bytes:
    """The same as a PDF; tagged as a variant."""
    section = "<h2>Section {0}</h2>" + f"<p>Paragraph {{0}}. {WORDS * 5}</p>" * (PARAGRAPHS + 1)
    html = "".join(section.format(page) for page in range(pages))
    content: bytes = weasyprint.HTML(string=f"<style>body{{font:11pt serif}}</style>{html}").write_pdf(
        pdf_variant=variant
    )
    return content


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of several."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def pdf_text(content: bytes) -> int:
    """What the engine alone needs for the bare text, in no order."""
    document = pypdfium2.PdfDocument(content)
    count = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return count


def plumber_text(content: bytes) -> int:
    """The text as pdfplumber, the reader nearest in kind, gives it."""
    with import_module("pdfplumber").open(BytesIO(content)) as opened:
        return sum(len(page.extract_text() or "") for page in opened.pages)


def main() -> None:
    """Print one line for each measurement."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    tagged = "pdf/ua-1"
    with TemporaryDirectory() as folder:
        word, pdf = word_file(pages), pdf_file(pages)
        path = Path(folder) / "made.docx"
        path.write_bytes(word)
        peers = {"pandoc": seconds(lambda: pypandoc.convert_file(str(path), "markdown"))}
        _tell("a.docx", pages, word, word_file(pages // 3), peers)
        peers = {"pdfium's bare text": seconds(lambda: pdf_text(pdf))}
        if find_spec("pdfplumber") is not None:
            peers["pdfplumber"] = seconds(lambda: plumber_text(pdf), times=1)
        _tell("a.pdf", pages, pdf, pdf_file(pages // 3), peers)
        _tell("tagged.pdf", pages, pdf_file(pages, tagged), pdf_file(pages // 3, tagged), peers)


def _tell(name: str, pages: int, content: bytes, third: bytes, peers: Mapping[str, float]) -> None:
    ours = seconds(lambda: read_document(name, content, ReadOptions(), 60.0))
    part = seconds(lambda: read_document(name, third, ReadOptions(), 60.0))
    beside = ", ".join(f"{ours / other:.2f} times {peer} ({other:.2f} s)" for peer, other in peers.items())
    print(f"{name}: {pages} pages {ours:.2f} s, {pages // 3} pages {part:.2f} s; {beside}")  # noqa: T201  # what a benchmark is for


if __name__ == "__main__":
    main()
