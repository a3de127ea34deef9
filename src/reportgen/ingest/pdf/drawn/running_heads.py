"""Lines of all pages → the lines without running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.calls import bare
from reportgen.ingest.pdf.drawn.lines import Line
from reportgen.model.imported import Place

MARGIN = 0.12
"""Of the page's height, at its head and at its foot, where running lines stand."""

APART = 0.8
"""Of the letter size: the least white space between a running line and the text."""

LEAST_PAGES = 0.4
"""Of all pages, or of those on one side of the sheet, that show a running line."""

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_LEADERS = re.compile(r"[.\u2024\u2026_·]{3,}")
_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*+(?:[-–—|]\s*+)?(?:\d{1,5}|[ivxlc]{1,7})\s*+(?:(?:/|of|von)\s*+\d{1,5}\s*+)?[-–—|]?",
    re.IGNORECASE,
)


def without_running(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], gathered: Gathered
) -> list[list[Line]]:
    """The lines that are text; what was taken away is reported once with its pages."""
    marginal = [
        [line for line in page if _is_marginal(line, page, height)]
        for page, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(form for page in marginal for form in {_form(line.text) for line in page})
    numbered = sum(any(_NUMBER.fullmatch(line.text.strip()) for line in page) for page in marginal)
    needed = max(2.0, LEAST_PAGES * len(pages) / 2)
    running = {form for form, count in seen.items() if count >= needed}
    kept: list[list[Line]] = []
    taken: list[tuple[int, str]] = []
    for page, edge in zip(pages, marginal, strict=True):
        gone = [
            line
            for line in edge
            if _form(line.text) in running or (numbered >= needed and _NUMBER.fullmatch(line.text.strip()))
        ]
        kept.append([line for line in page if all(line is not each for each in gone)])
        taken += [(line.page, line.text) for line in gone]
    leave_out_running_heads(taken, gathered)
    return kept


def leave_out_running_heads(
    lines: Iterable[tuple[int, str]], gathered: Gathered, what: str = "a running head or foot"
) -> None:
    """Report lines of all pages as left out, those alike together."""
    alike: dict[str, list[tuple[int, str]]] = {}
    for page, text in lines:
        alike.setdefault(_form(text), []).append((page, text))
    for (first, text), *others in alike.values():
        where = f"{len(others) + 1} pages, first page {first}" if others else f"page {first}"
        gathered.leave_out(bare(text), f"{what}, on {where}", Place(first))


def _is_marginal(line: Line, page: Sequence[Line], height: float) -> bool:
    if line.thing is not None:
        return False
    if line.bottom >= height * (1 - MARGIN):
        below = [other.top for other in page if other.top < line.bottom + 1]
        return not below or line.bottom - max(below) > APART * line.size
    if line.top <= height * MARGIN:
        above = [other.bottom for other in page if other.bottom > line.top - 1]
        return not above or min(above) - line.top > APART * line.size
    return False


def _form(text: str) -> str:
    """The line with its numbers alike, so that page numbers do not make it another."""
    return _LEADERS.sub("…", _DIGITS.sub("#", " ".join(text.lower().split())))
