"""What the pages of a laid-out report look like to an editor."""

from __future__ import annotations

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


@frozen
class PageFacts:
    """`last_fill` is the used share of the last page, 0 to 1.

    `stranded` headings stand last on their page, with more to come; `split` callouts and figures go
    over the end of their page.
    """

    pages: int
    last_fill: float
    stranded: tuple[Spot, ...] = ()
    split: tuple[Spot, ...] = ()
