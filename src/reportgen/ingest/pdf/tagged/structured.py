"""A tagged PDF → passages by its structure tree, where the tree holds what the pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.hyphens import vocabulary
from reportgen.ingest.pdf.drawn.pictures import SCANNED, share_of_pictures
from reportgen.ingest.pdf.drawn.running_heads import leave_out_running_heads
from reportgen.ingest.pdf.tagged.drawing import Drawings, marks_of_pictures
from reportgen.ingest.pdf.tagged.handlers import HANDLERS
from reportgen.ingest.pdf.tagged.marked_content import MarkedPage, Run, marked_page
from reportgen.ingest.pdf.tagged.tree import Element, Tree
from reportgen.ingest.pdf.tagged.walk import TagWalk
from reportgen.model.imported import Place

LEAST_COVERED = 0.98
"""Of the letters that are text: how many the tree must hold before it is trusted."""

RUNNING = "no part of the text, as its writer says (a running head, a head that a table repeats)"
_JUDGED_FROM = 5_000
"""Letters after which a tree that holds too little is given up."""


def add_structured(
    document: pdfium.PdfDocument, gathered: Gathered, progress: Callable[[float], None]
) -> bool:
    """Add everything the structure tree holds; False where there is none, or where text stands beside it."""
    if not raw.FPDFCatalog_IsTagged(document.raw):
        return False
    tree = Tree()
    pages: list[MarkedPage] = []
    loose: list[tuple[int, Run]] = []
    pictures: list[tuple[int, int]] = []
    covered = letters = 0
    for number in range(1, len(document) + 1):
        progress(number / len(document))
        page = document[number - 1]
        marked = marked_page(page)
        shown = marks_of_pictures(page)
        held = tree.add_page(page, number, frozenset((*marked.runs, *shown)))
        is_scanned = not marked.runs and not held and share_of_pictures(page) >= SCANNED
        page.close()
        pages.append(marked)
        lost = [run for mark, runs in marked.runs.items() if mark not in held for run in runs]
        loose += [(number, run) for run in sorted((*marked.loose, *lost), key=lambda each: each.place)]
        pictures += [(number, mark) for mark in shown]
        covered += sum(len(run.text) for mark in held for run in marked.runs.get(mark, ()))
        letters = covered + sum(len(run.text) for _, run in loose)
        if is_scanned or (letters > _JUDGED_FROM and covered < LEAST_COVERED * letters):
            return False
    if not covered or covered < LEAST_COVERED * letters:
        return False
    _take_in(document, gathered, pages, tree.root, pictures)
    for number, text in _lines(loose):
        gathered.leave_out(text, "outside the structure that the PDF gives its text", Place(number))
    leave_out_running_heads(_lines(_running(pages)), gathered, RUNNING)
    return True


def _take_in(
    document: pdfium.PdfDocument,
    gathered: Gathered,
    pages: list[MarkedPage],
    root: Element,
    pictures: list[tuple[int, int]],
) -> None:
    text = ((number, run) for number, page in enumerate(pages, 1) for run in _in_order(page))
    known = vocabulary(line for _, line in _lines(text))
    drawings = Drawings(document, gathered)
    walk = TagWalk(pages, root, known, gathered, drawings.picture, handlers=HANDLERS)
    walk.go(root)
    for number, mark in pictures:
        if (number, mark) not in drawings.looked_at:
            gathered.leave_out(f"picture on page {number}", "no figure of the text", Place(number))


def _in_order(page: MarkedPage) -> list[Run]:
    return sorted((run for runs in page.runs.values() for run in runs), key=lambda each: each.place)


def _running(pages: Iterable[MarkedPage]) -> Iterator[tuple[int, Run]]:
    return ((number, run) for number, page in enumerate(pages, 1) for run in page.running)


def _lines(runs: Iterable[tuple[int, Run]]) -> Iterator[tuple[int, str]]:
    """Runs of one page that follow each other on one line, as text."""
    for number, group in groupby(runs, key=lambda each: each[0]):
        line: list[str] = []
        before: Run | None = None
        for _, run in group:
            if before is not None and (run.gap == "\n" or run.place != before.place + 1):
                yield number, "".join(line)
                line = []
            line += [run.gap if line else "", run.text]
            before = run
        yield number, "".join(line)
