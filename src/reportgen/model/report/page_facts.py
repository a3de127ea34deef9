"""What the pages of a laid-out report look like to an editor."""

from __future__ import annotations

import re
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId


@frozen
class Spot:
    """Something on a page: `text` are its first words, `kind` is `heading`, `callout` or `figure`.

    `page` counts from 1 and is the first that shows it; `block` is None outside of blocks.
    """

    kind: str
    text: str
    block: BlockId | None
    page: int


PageText: TypeAlias = tuple[tuple[int, int], ...]
"""What stands on one page, in reading order: the number of an element in its document, counted from 0, and
how many signs of its own text the page shows, without white space and hyphens of line ends."""


# White space, and what a line may end with although no author wrote it.
_UNCOUNTED = re.compile("[\\s\u00ad\u2010]+")


def signs_of(text: str) -> str:
    """The signs of a text that pages and documents have in common."""
    return _UNCOUNTED.sub("", text)


@frozen
class PageFacts:
    """`last_fill` is the used share of the last page, 0 to 1.

    `stranded` headings stand last on their page, with more to come; `split` callouts and figures go
    over the end of their page. `heights` are the pages that each block takes. `text` says what stands on
    each page, where that was asked for.
    """

    pages: int
    last_fill: float
    stranded: tuple[Spot, ...] = ()
    split: tuple[Spot, ...] = ()
    heights: tuple[tuple[BlockId, float], ...] = ()
    text: tuple[PageText, ...] = ()
