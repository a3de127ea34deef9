"""Fit: the report keeps its length and its pages look finished.

What      Pages and words stay within `limit`; no heading stands last on a page; no callout and no
          figure is split by the end of a page; the last page is at least a quarter full. Words are
          those that `build` counts. Pages are looked at where the report was laid out: `build` tells
          the same, and `check --no-pages` leaves them out.
Why       A limit is a promise to a reader with five minutes, and pages that break badly look careless.
Example   `the report has 5 pages, its limit is 4`
Way out   Choose shorter versions, give blocks a lower priority, or raise `limit` on purpose. A callout
          or figure that is split is longer than a page: shorten it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript
from reportgen.model.diagnostic import Severity
from reportgen.model.profile import Overflow, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.span import Span
from reportgen.record import count_words

_PAGES = "page-limit-passed"
_WORDS = "word-limit-passed"
_STRANDED = "stranded-heading"
_CALLOUT = "split-callout"
_FIGURE = "split-figure"
_EMPTY = "nearly-empty-page"
PAGE_CODES = frozenset({_PAGES, _STRANDED, _CALLOUT, _FIGURE, _EMPTY})
LEAST_FILL = 0.25
_SPLIT: Mapping[str, str] = {"callout": _CALLOUT, "figure": _FIGURE}
_LIMIT_HINT = "choose shorter versions, or raise the limit on purpose"


def _look(given: CheckInput) -> Iterable[Finding]:
    for manuscript in given.manuscripts:
        profile = manuscript.profile
        document, facts = given.documents.get(profile.id), given.pages.get(profile.id)
        # Where a build shortens or drops blocks, it tells itself what does not fit.
        if profile.limit.overflow is Overflow.FAIL:
            yield from _limits(profile, document, facts)
        if facts is not None:
            yield from _breaks(given.project, manuscript, facts)
            yield from _last_page(profile, facts)


def _limits(profile: Profile, document: Document | None, facts: PageFacts | None) -> Iterable[Finding]:
    most = profile.limit
    if facts is not None and most.pages is not None and facts.pages > most.pages:
        message = f"the report has {facts.pages} pages, its limit is {most.pages}"
        yield Finding(
            _PAGES, message, profile.origins.get("limit.pages", profile.span), _LIMIT_HINT, profile.id
        )
    if document is None or most.words is None:
        return
    words = count_words(document.page.root)
    if words > most.words:
        message = f"the running text has {words} words, its limit is {most.words}"
        yield Finding(
            _WORDS, message, profile.origins.get("limit.words", profile.span), _LIMIT_HINT, profile.id
        )


def _breaks(project: Project, manuscript: Manuscript, facts: PageFacts) -> Iterable[Finding]:
    profile = manuscript.profile
    for spot in facts.stranded:
        yield Finding(
            _STRANDED,
            f'the heading "{spot.text}" stands last on page {spot.page}',
            _place(project, manuscript, spot),
            "shorten what stands before it",
            profile.id,
            spot.block,
        )
    for spot in facts.split:
        yield Finding(
            _SPLIT[spot.kind],
            f'the {spot.kind} "{spot.text}" is split after page {spot.page}',
            _place(project, manuscript, spot),
            "shorten it until it fits on a page",
            profile.id,
            spot.block,
        )


def _last_page(profile: Profile, facts: PageFacts) -> Iterable[Finding]:
    if facts.pages > 1 and facts.last_fill < LEAST_FILL:
        message = f"the last page is {facts.last_fill:.0%} full, {LEAST_FILL:.0%} is the least"
        span = profile.origins.get("limit.pages", profile.span)
        yield Finding(_EMPTY, message, span, "shorten a little, or say more", profile.id)


def _place(project: Project, manuscript: Manuscript, spot: Spot) -> Span:
    """The version of the block that the report shows, or the section whose heading it is."""
    for placement in manuscript.plan.placements():
        if placement.block == spot.block:
            return project.blocks[placement.block].versions[placement.version].span
    titled = (each.span for each in manuscript.sections() if each.title == spot.text)
    return next(titled, manuscript.profile.span)


CHECK = Check(
    name="fit",
    codes={
        _PAGES: Severity.ERROR,
        _WORDS: Severity.ERROR,
        _STRANDED: Severity.WARNING,
        _CALLOUT: Severity.WARNING,
        _FIGURE: Severity.WARNING,
        _EMPTY: Severity.WARNING,
    },
    look=_look,
)
