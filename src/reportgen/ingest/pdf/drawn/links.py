"""The links of a page that lead out of the document, and which letters stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import byref, c_int, create_string_buffer
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.addresses import leads_outside
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.calls import bare
from reportgen.ingest.pdf.drawn.letters import Boxes
from reportgen.ingest.pdf.drawn.lines import Line

MOST_LINKS = 2_000
"""Of one page; more are a drawing."""

_MOST_ADDRESS = 4_000


class Links:
    """The boxes of links and where each leads."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.boxes: list[tuple[float, float, float, float, str]] = []
        position, link = c_int(0), raw.FPDF_LINK()
        while len(self.boxes) < MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
            address = _address(page.pdf.raw, link)
            box = raw.FS_RECTF()
            if address is not None and raw.FPDFLink_GetAnnotRect(link, byref(box)):
                self.boxes.append(
                    (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), address)
                )

    def at(self, page: Any, index: int) -> str | None:
        """Where the link leads that a letter of the text page `page` stands in."""
        if not self.boxes:
            return None
        left, bottom, right, top = Boxes(page).of(index)
        return self.around((left + right) / 2, (bottom + top) / 2)

    def around(self, x: float, y: float) -> str | None:
        """Where the link leads that holds a place."""
        return next(
            (address for x0, y0, x1, y1, address in self.boxes if x0 <= x <= x1 and y0 <= y <= y1), None
        )


def with_links(lines: Sequence[Line], page: pdfium.PdfPage, gathered: Gathered) -> tuple[Line, ...]:
    """The lines, each with the words that are links and where they lead."""
    links = Links(page)
    if not links.boxes:
        return tuple(lines)
    found: dict[int, list[tuple[str, str]]] = {}
    text_page = page.get_textpage()
    for left, bottom, right, top, address in links.boxes:
        across, middle = (left + right) / 2, (bottom + top) / 2
        at = next((n for n, line in enumerate(lines) if _holds(line, across, middle)), None)
        anchor = " ".join(text_page.get_text_bounded(left, bottom, right, top, errors="replace").split())
        if at is None or lines[at].thing is not None or anchor not in bare(lines[at].text):
            gathered.leave_out(f"link to {address[:200]}", "a link whose words are in a table or picture")
        else:
            found.setdefault(at, []).append((anchor, address))
    text_page.close()
    return tuple(replace(line, links=tuple(found[n])) if n in found else line for n, line in enumerate(lines))


def _holds(line: Line, x: float, y: float) -> bool:
    return line.left - 1 <= x <= line.right + 1 and line.bottom - 1 <= y <= line.top + 1


def _address(document: Any, link: Any) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    needed = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < needed < _MOST_ADDRESS:
        return None
    buffer = create_string_buffer(needed)
    raw.FPDFAction_GetURIPath(document, action, buffer, needed)
    address = buffer.raw[: needed - 1].decode("utf-8", "replace").strip()
    return address if leads_outside(address) and not re.search(r"\s", address) else None
