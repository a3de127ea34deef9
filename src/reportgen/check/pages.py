"""What laying out a report showed → what the checks look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.names import Anchor
from reportgen.model.plan import Plan


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`last_fill` is the used share of the last page, 0 to 1, None where nobody measured it.

    `headings_at_foot` are the words of headings that stand last on their page.
    """

    pages: int
    limit: int | None
    last_fill: float | None
    headings_at_foot: tuple[str, ...] = ()


def page_facts(
    pages: int,
    page_of: Mapping[Anchor, int],
    plan: Plan,
    limit: int | None,
    *,
    last_fill: float | None = None,
) -> PageFacts:
    """The facts of one laid-out report: the pages and anchors of its `Layout`.

    A heading is at the foot of its page when the first block of its section is on a later one.
    """
    stranded = []
    for top in plan.sections:
        for section in top.walk():
            heading = page_of.get(Anchor(f"sec-{section.id}"))
            first = next((page_of.get(Anchor(f"block-{each.block}")) for each in section.placements), None)
            if section.title and heading is not None and first is not None and heading < first:
                stranded.append(section.title)
    return PageFacts(pages, limit, last_fill, tuple(stranded))
