"""The flow on each page → what an editor wants to know of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.report.page_facts import PageFacts, Spot

MOST_LETTERS = 60


@frozen
class FlowMark:
    """One line, picture or rule on a page; `bottom` is measured in px from the page's top.

    `heading` and `whole` are the heading, and the callout or figure, that it is in.
    """

    bottom: float
    heading: Element | None
    whole: Element | None
    block: str | None


@frozen
class FlowPage:
    """One page: where its text area begins and ends, and the marks of the flow in document order."""

    number: int
    top: float
    bottom: float
    marks: tuple[FlowMark, ...]


def page_facts(pages: Sequence[FlowPage]) -> PageFacts:
    """How full the last page is, which headings stand last on theirs and what is split."""
    return PageFacts(
        pages=len(pages),
        last_fill=_fill(pages[-1]) if pages else 0.0,
        stranded=tuple(_stranded(pages)),
        split=tuple(_split(pages)),
        heights=tuple(_heights(pages)),
    )


def _heights(pages: Sequence[FlowPage]) -> Iterable[tuple[BlockId, float]]:
    """The pages that each block takes, with the space above it."""
    found: dict[BlockId, float] = {}
    for page in pages:
        lowest = page.top
        for mark in page.marks:
            if mark.block is not None and mark.bottom > lowest and page.bottom > page.top:
                height = (mark.bottom - lowest) / (page.bottom - page.top)
                found[BlockId(mark.block)] = found.get(BlockId(mark.block), 0.0) + height
            lowest = max(lowest, mark.bottom)
    return ((block, round(height, 4)) for block, height in found.items())


def _fill(page: FlowPage) -> float:
    lowest = max((each.bottom for each in page.marks), default=page.top)
    share = (lowest - page.top) / (page.bottom - page.top) if page.bottom > page.top else 1.0
    return round(min(1.0, max(0.0, share)), 3)


def _stranded(pages: Sequence[FlowPage]) -> Iterable[Spot]:
    for page in pages[:-1]:
        last = page.marks[-1] if page.marks else None
        if last is not None and last.heading is not None:
            yield Spot("heading", _words(last.heading, ""), _block(last.block), page.number)


def _split(pages: Sequence[FlowPage]) -> Iterable[Spot]:
    first: dict[Element, int] = {}
    found: set[Element] = set()
    for page in pages:
        for mark in page.marks:
            if mark.whole is None:
                continue
            began = first.setdefault(mark.whole, page.number)
            if began != page.number and mark.whole not in found:
                found.add(mark.whole)
                kind = "figure" if mark.whole.tag == "figure" else "callout"
                yield Spot(kind, _words(mark.whole, " "), _block(mark.block), began)


def _block(name: str | None) -> BlockId | None:
    return None if name is None else BlockId(name)


def _words(element: Element, between: str) -> str:
    """The first words of an element, as many as a message can hold; `between` parts its pieces."""
    text = " ".join(between.join(element.itertext()).split())
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition(" ")[0] + " …"
