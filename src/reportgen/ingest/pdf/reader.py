"""A PDF → passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2 as pdfium

from reportgen.errors import ContentError
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.limits import MAX_PAGES
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.letters import pieces_of
from reportgen.ingest.pdf.drawn.lines import Line, PageLines, lines_of_page
from reportgen.ingest.pdf.drawn.links import with_links
from reportgen.ingest.pdf.drawn.page_numbers import in_short
from reportgen.ingest.pdf.drawn.paragraphs import add_paragraphs
from reportgen.ingest.pdf.drawn.pictures import SCANNED, pictures_of, share_of_pictures
from reportgen.ingest.pdf.drawn.rules import grids_of, take_tables
from reportgen.ingest.pdf.drawn.running_heads import without_running
from reportgen.ingest.pdf.tagged.structured import add_structured
from reportgen.ingest.pdf.tagged.tree import TangledTreeError
from reportgen.ingest.refusal import broken, encrypted, too_heavy
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.imported import Imported


class Pdf:
    """Reads `.pdf`: headings by size, tables where ruled, words broken at line ends made whole."""

    name = "PDF"
    endings = frozenset({".pdf"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """The text of all pages; running heads are left out and reported, scanned pages are reported."""
        if b"%PDF-" not in content[:1024]:
            raise broken("it is no PDF")
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise encrypted() if "password" in str(error).lower() else broken(str(error)) from error
        try:
            return _read(document, options.progress)
        except pdfium.PdfiumError as error:
            raise broken(str(error)) from error
        finally:
            document.close()


def _read(document: pdfium.PdfDocument, progress: Callable[[float], None]) -> Imported:
    gathered = Gathered()
    count = len(document)
    if count > MAX_PAGES:
        raise too_heavy(f"{count:,} pages, more than {MAX_PAGES:,}")
    about = document.get_metadata_dict()
    gathered.title = about.get("Title") or None
    gathered.authors = (about["Author"],) if about.get("Author") else ()
    gathered.pages = count
    if not _is_structured(document, gathered, progress):
        _add_by_look(document, gathered, progress)
    return finish(gathered)


def _is_structured(
    document: pdfium.PdfDocument, gathered: Gathered, progress: Callable[[float], None]
) -> bool:
    try:
        return add_structured(document, gathered, progress)
    except (pdfium.PdfiumError, TangledTreeError):
        # A page cannot be opened, or the tree is a knot; the other way says which page, and takes all words.
        return False


def _add_by_look(document: pdfium.PdfDocument, gathered: Gathered, progress: Callable[[float], None]) -> None:
    """Everything by where and how it stands."""
    count = len(document)
    pages: list[tuple[Line, ...]] = []
    heights: list[float] = []
    scanned: list[int] = []
    columned: list[tuple[int, PageLines]] = []
    for number in range(1, count + 1):
        progress(number / count)
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            gathered.warn("unreadable-page", f"page {number} cannot be read", "repair the file")
            pages.append(())
            heights.append(1.0)
            continue
        found, is_scanned = _page(page, number, gathered)
        pages.append(with_links(found.lines, page, gathered))
        columned.append((number, found))
        heights.append(page.get_height())
        scanned += [number] * is_scanned
        page.close()
    _tell_scanned(scanned, count, gathered)
    add_paragraphs(without_running(pages, heights, gathered), gathered)
    report_tables(columned, gathered)


def _page(page: pdfium.PdfPage, number: int, gathered: Gathered) -> tuple[PageLines, bool]:
    grids = grids_of(page)
    pieces = pieces_of(page, [wall for grid in grids for wall in grid.walls()])
    if not pieces:
        return PageLines((), 0, 0), share_of_pictures(page) >= SCANNED
    pieces = take_tables(pieces, grids, number)
    return lines_of_page((*pieces, *pictures_of(page, number, gathered)), number), False


def report_tables(pages: Sequence[tuple[int, PageLines]], gathered: Gathered) -> None:
    """Say what was taken for a table by its columns alone, and what was not."""
    sure = [number for number, page in pages if page.aligned]
    doubtful = [number for number, page in pages if page.doubtful]
    if sure:
        message = f"tables without rules were recognised by their columns, on {in_short(sure)}"
        gathered.warn("guessed-table", message, "compare them with the document")
    if doubtful:
        message = f"lines in columns became paragraphs, on {in_short(doubtful)}"
        gathered.warn("possible-table", message, "make tables of them by hand where they are tables")


def _tell_scanned(scanned: list[int], count: int, gathered: Gathered) -> None:
    if not scanned:
        return
    hint = "run text recognition over it (for example with ocrmypdf) and import the result"
    if len(scanned) == count:
        message = "every page is a picture of a page, without text"
        raise ContentError([Diagnostic("scanned-document", message, None, hint)])
    gathered.warn("scanned-page", f"{in_short(scanned)}: no text, only a picture", hint)
