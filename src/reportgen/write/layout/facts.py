"""The engine's pages → what an editor wants to know of them, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.model.names import BlockId
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.write.engine.geometry import Sheet, read_sheets

MOST_LETTERS = 60


def read_facts(engine: Any) -> PageFacts:  # the engine has no types
    """Read how full the last page is, which headings stand last on theirs and what is split."""
    sheets = read_sheets(engine)
    return PageFacts(
        pages=len(sheets),
        last_fill=_fill(sheets[-1]) if sheets else 0.0,
        stranded=tuple(_stranded(sheets)),
        split=tuple(_split(sheets)),
    )


def _fill(sheet: Sheet) -> float:
    lowest = max((each.bottom for each in sheet.marks), default=sheet.top)
    share = (lowest - sheet.top) / (sheet.bottom - sheet.top) if sheet.bottom > sheet.top else 1.0
    return round(min(1.0, max(0.0, share)), 3)


def _stranded(sheets: tuple[Sheet, ...]) -> Iterable[Spot]:
    for sheet in sheets[:-1]:
        last = sheet.marks[-1] if sheet.marks else None
        if last is not None and last.heading is not None:
            yield Spot("heading", _words(last.heading, ""), _block(last.block), sheet.number)


def _split(sheets: tuple[Sheet, ...]) -> Iterable[Spot]:
    first: dict[Any, int] = {}
    told: set[Any] = set()
    for sheet in sheets:
        for mark in sheet.marks:
            if mark.whole is None:
                continue
            began = first.setdefault(mark.whole, sheet.number)
            if began != sheet.number and mark.whole not in told:
                told.add(mark.whole)
                kind = "figure" if mark.whole.tag == "figure" else "callout"
                yield Spot(kind, _words(mark.whole, " "), _block(mark.block), began)


def _block(name: str | None) -> BlockId | None:
    return None if name is None else BlockId(name)


def _words(element: Any, between: str) -> str:
    """The first words of an element, as many as a message can hold; `between` parts its pieces."""
    text = " ".join(between.join(element.itertext()).split())
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition(" ")[0] + " …"
