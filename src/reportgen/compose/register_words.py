"""Words that come from the registers instead of from blocks → those that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.compose.draft import Draft
from reportgen.compose.words.inline import checked
from reportgen.model.span import Span


def check_register_words(draft: Draft) -> None:
    """Say which cited claims, sources and terms hold characters that may not or cannot be printed."""
    for words, place in _words(draft):
        checked(words, place, draft)


def _words(draft: Draft) -> Iterator[tuple[str, Span]]:
    for source in draft.citations.sources.values():
        for words in (source.title, source.label, source.descriptor, source.publisher or "", *source.authors):
            yield words, source.span
    for claim in draft.citations.claims.values():
        for words in (claim.text, *(cite.locator for cite in claim.cites)):
            yield words, claim.span
    for term in draft.terms.used.values():
        for words in (term.term, term.definition, term.plain or "", term.abbreviation or ""):
            yield words, term.span
    for change in draft.changes or ():
        yield change, draft.profile.span
