"""Fit: the report keeps its length and its pages look finished.

What      Pages and words stay within `limit`; no heading stands last on a page; the last page is at
          least a quarter full. Pages are looked at where the report was laid out; words always.
Why       A limit is a promise to a reader with five minutes.
Example   `the report has 5 pages, its limit is 4`
Way out   Choose shorter versions, give blocks a lower priority, or raise `limit` on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.desk import Desk, Manuscript
from reportgen.check.finding import Check, Finding
from reportgen.check.pages import PageFacts
from reportgen.model.diagnostic import Severity

_PAGES = "page-limit-passed"
_WORDS = "word-limit-passed"
_STRANDED = "stranded-heading"
_EMPTY = "nearly-empty-page"
LEAST_FILL = 0.25


def _look(desk: Desk) -> Iterable[Finding]:
    for manuscript in desk.manuscripts:
        yield from _words(manuscript)
        facts = desk.pages.get(manuscript.profile.id)
        if facts is not None:
            yield from _pages(manuscript, facts)


def _words(manuscript: Manuscript) -> Iterable[Finding]:
    profile = manuscript.profile
    words = sum(each.tally.words for each in manuscript.passages)
    if profile.limit.words is not None and words > profile.limit.words:
        yield Finding(
            _WORDS,
            f"the running text has {words} words, its limit is {profile.limit.words}",
            profile.origins.get("limit.words", profile.span),
            "choose shorter versions, or raise the limit on purpose",
            profile.id,
        )


def _pages(manuscript: Manuscript, facts: PageFacts) -> Iterable[Finding]:
    profile = manuscript.profile
    limit = facts.limit if facts.limit is not None else profile.limit.pages
    span = profile.origins.get("limit.pages", profile.span)
    if limit is not None and facts.pages > limit:
        message = f"the report has {facts.pages} pages, its limit is {limit}"
        yield Finding(
            _PAGES, message, span, "choose shorter versions, or raise the limit on purpose", profile.id
        )
    for heading in facts.headings_at_foot:
        message = f'the heading "{heading}" stands last on its page'
        yield Finding(_STRANDED, message, profile.span, None, profile.id)
    if facts.pages > 1 and facts.last_fill is not None and facts.last_fill < LEAST_FILL:
        message = f"the last page is {facts.last_fill:.0%} full, {LEAST_FILL:.0%} is the least"
        yield Finding(_EMPTY, message, profile.span, "shorten a little, or say more", profile.id)


CHECK = Check(
    name="fit",
    codes={
        _PAGES: Severity.ERROR,
        _WORDS: Severity.ERROR,
        _STRANDED: Severity.WARNING,
        _EMPTY: Severity.WARNING,
    },
    look=_look,
)
