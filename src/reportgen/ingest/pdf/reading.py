"""A PDF → passages."""

from __future__ import annotations

import pypdfium2 as pdfium

from reportgen.errors import ContentError
from reportgen.ingest.finishing import finish
from reportgen.ingest.gathering import Gathered
from reportgen.ingest.importer import Wishes
from reportgen.ingest.limits import MAX_PAGES
from reportgen.ingest.pdf.letters import pieces_of
from reportgen.ingest.pdf.lines import Line, lines_of_page
from reportgen.ingest.pdf.paragraphs import add_paragraphs
from reportgen.ingest.pdf.pictures import pictures_of, share_of_pictures
from reportgen.ingest.pdf.rules import grids_of, take_tables
from reportgen.ingest.pdf.running import without_running
from reportgen.ingest.refusing import broken, encrypted, too_heavy
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.imported import Imported

SCANNED = 0.5
"""Of a page without text that a picture covers, from which on the page counts as scanned."""


class Pdf:
    """Reads `.pdf`: headings by size, tables where ruled, words broken at line ends made whole."""

    name = "PDF"
    endings = frozenset({".pdf"})

    def read(self, content: bytes, wishes: Wishes) -> Imported:  # noqa: ARG002  # a PDF tracks no changes
        """The text of all pages; running heads are left out and said, scanned pages are said."""
        if b"%PDF-" not in content[:1024]:
            raise broken("it is no PDF")
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise encrypted() if "password" in str(error).lower() else broken(str(error)) from error
        try:
            return _read(document)
        except pdfium.PdfiumError as error:
            raise broken(str(error)) from error
        finally:
            document.close()


def _read(document: pdfium.PdfDocument) -> Imported:
    gathered = Gathered()
    count = len(document)
    if count > MAX_PAGES:
        raise too_heavy(f"{count:,} pages, more than {MAX_PAGES:,}")
    pages: list[tuple[Line, ...]] = []
    heights: list[float] = []
    scanned: list[int] = []
    for number in range(1, count + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            gathered.tell("unreadable-page", f"page {number} cannot be read", "repair the file")
            pages.append(())
            heights.append(1.0)
            continue
        lines, is_scanned = _page(page, number, gathered)
        pages.append(lines)
        heights.append(page.get_height())
        scanned += [number] * is_scanned
        page.close()
    _tell_scanned(scanned, count, gathered)
    add_paragraphs(without_running(pages, heights, gathered), gathered)
    about = document.get_metadata_dict()
    gathered.title = about.get("Title") or None
    gathered.authors = (about["Author"],) if about.get("Author") else ()
    gathered.pages = count
    return finish(gathered)


def _page(page: pdfium.PdfPage, number: int, gathered: Gathered) -> tuple[tuple[Line, ...], bool]:
    grids = grids_of(page)
    pieces = pieces_of(page, [wall for grid in grids for wall in grid.walls()])
    if not pieces:
        return (), share_of_pictures(page) >= SCANNED
    pieces = take_tables(pieces, grids, number)
    return lines_of_page((*pieces, *pictures_of(page, number, gathered)), number), False


def _tell_scanned(scanned: list[int], count: int, gathered: Gathered) -> None:
    if not scanned:
        return
    hint = "run text recognition over it (for example with ocrmypdf) and import the result"
    if len(scanned) == count:
        message = "every page is a picture of a page, without text"
        raise ContentError([Diagnostic("scanned-document", message, None, hint)])
    shown = ", ".join(map(str, scanned[:20])) + (", …" if len(scanned) > 20 else "")
    gathered.tell("scanned-page", f"pages without text, only a picture: {shown}", hint)
