"""Plan + composed page → the page with `data-page` on what stands on turned pages, and the rules for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from reportgen.compose.manuscript import block_anchor, section_anchor
from reportgen.model.content.block import Block
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import Paper
from reportgen.model.report.page import Element, PageNode
from reportgen.model.text.words import Maker, made

PAGE = "data-page"
LANDSCAPE = "landscape"
HOLDERS = frozenset({"", "html", "body", "main", "section"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# The other pages have a name, too: only at a change of names does a page begin without being told to. So
# neighbours that are turned share their pages.
TURNING = f"""\
body {{ page: upright }}
[{PAGE}="{LANDSCAPE}"] {{ page: {LANDSCAPE} }}"""


def turned_paper(paper: Paper) -> str:
    """The rule for turned pages; margins, heads and feet are those of the others."""
    return f"@page {LANDSCAPE} {{ size: {paper.value} landscape }}"


def turned_anchors(plan: Plan, content: Mapping[BlockId, Block]) -> frozenset[str]:
    """The anchors of the sections and blocks that the author wants on turned pages."""
    return frozenset(_turned_anchors(plan, content))


def turn_pages(root: Element, anchors: Collection[str]) -> Element:
    """The page with the elements of `anchors` on turned pages, each with the headings that lead to it."""
    return _turned(root, anchors) if anchors else root


def _turned_anchors(plan: Plan, content: Mapping[BlockId, Block]) -> Iterator[str]:
    for section in (part for top in plan.sections for part in top.walk()):
        if section.landscape and section.title is not None:
            yield section_anchor(section)
        is_untitled = section.landscape and section.title is None
        for placement in section.placements:
            if is_untitled or content[placement.block].landscape:
                yield block_anchor(placement.block)


def _turned(element: Element, anchors: Collection[str]) -> Element:
    if element.tag == "section" and element.get("id") in anchors:
        return _on_turned_page(element)
    if element.tag not in HOLDERS:
        return element
    children: list[PageNode] = []
    leads = False
    for child in reversed(element.children):
        if isinstance(child, Element):
            if child.tag in HEADINGS:
                child = _on_turned_page(child) if leads else child  # noqa: PLW2901  # the same child, turned
            else:
                child = _turned(child, anchors)  # noqa: PLW2901  # as above
                leads = _begins_turned(child)
        children.append(child)
    return replace(element, children=tuple(reversed(children)))


def _begins_turned(element: Element) -> bool:
    if element.get(PAGE) == LANDSCAPE:
        return True
    first = next(element.elements, None)
    return element.tag == "section" and first is not None and _begins_turned(first)


def _on_turned_page(element: Element) -> Element:
    if element.get(PAGE) is not None:
        return element
    mark = (PAGE, made(LANDSCAPE, None, Maker.GENERATOR))
    return replace(element, attributes=(*element.attributes, mark))
