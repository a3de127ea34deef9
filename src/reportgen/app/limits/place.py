"""Document over its limit → the places at which the limit falls."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.compose.page.printed import printed_words
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element, block_of
from reportgen.model.report.page_facts import PageFacts
from reportgen.model.span import Span
from reportgen.plan.limit.measure import Measure, counted

MOST_LETTERS = 60
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def where_it_falls(
    project: Project, plan: Plan, document: Document, measure: Measure, facts: PageFacts
) -> Iterator[Diagnostic]:
    """A note for each bound that is exceeded, at the first text beyond it; `facts` say what stands where."""
    limit = project.profiles[plan.profile].limit
    if limit.pages is not None and measure.pages > limit.pages:
        yield from _beyond_pages(plan, document, facts, limit.pages)
    if limit.words is not None and measure.words > limit.words:
        yield from _beyond_words(project, plan, measure, limit.words)


def _beyond_pages(plan: Plan, document: Document, facts: PageFacts, pages: int) -> Iterator[Diagnostic]:
    """The first words on the first page too many."""
    root = document.page.root
    printed = printed_words(root, facts.text)
    first = next((each for each in printed if each.page > pages and str(each.words).strip()), None)
    if first is None:
        return
    place = first.words.strip().place
    block, heading = _around(root, first.line)
    name = "" if block is None else f', in "{block}"'
    under = "" if not heading else f', under "{_short(heading)}"'
    words = _short(str(first.words))
    yield _note(
        f'"{plan.profile}" reaches its limit of {counted(pages, "pages")} here{name}{under}: '
        f'the first words beyond it are "{words}"',
        None if place is None else place.span,
    )


def _around(root: Element, number: int) -> tuple[BlockId | None, str]:
    """The block that the element of that number stands in, and the last heading before it."""
    heading, at = "", -1
    block: BlockId | None = None
    waiting = [(each, block) for each in root.elements][::-1]
    while waiting and at < number:
        element, above = waiting.pop()
        at += 1
        block = block_of(element) or above
        heading = element.text() if element.tag in HEADINGS else heading
        waiting += [(each, block) for each in element.elements][::-1]
    return block, heading


def _beyond_words(project: Project, plan: Plan, measure: Measure, words: int) -> Iterator[Diagnostic]:
    """The wording within which the last word falls that is allowed."""
    total = 0
    for placement in plan.placements():
        total += measure.lengths.get(placement.block, 0)
        if total > words:
            version = project.blocks[placement.block].versions[placement.version]
            yield _note(
                f'"{plan.profile}" reaches its limit of {counted(words, "words")} here, '
                f'in "{placement.block}", "{_short(version.title)}"',
                version.span,
            )
            return


def _note(message: str, span: Span | None) -> Diagnostic:
    return Diagnostic("limit-reached", message, span, severity=Severity.NOTE)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition(" ")[0] + " …"
