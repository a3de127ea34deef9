"""What laying out a report showed → what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.layout import Layout
from reportgen.model.names import Anchor
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`last_fill` is the used share of the last page, 0 to 1, None where nobody measured it.

    `headings_at_foot` are the words of headings that stand last on their page.
    """

    pages: int
    limit: int | None
    last_fill: float | None
    headings_at_foot: tuple[str, ...] = ()


def page_facts(layout: Layout, plan: Plan, profile: Profile, *, last_fill: float | None = None) -> PageFacts:
    """The facts of one laid-out report; a heading is at the foot when its first block is on a later page."""
    stranded = []
    for top in plan.sections:
        for section in top.walk():
            heading = layout.page_of.get(Anchor(f"sec-{section.id}"))
            first = next((layout.page_of.get(Anchor(f"block-{each.block}")) for each in section.placements), None)
            if section.title and heading is not None and first is not None and heading < first:
                stranded.append(section.title)
    return PageFacts(layout.pages, profile.limit.pages, last_fill, tuple(stranded))
