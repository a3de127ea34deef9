"""Words that come from the registers instead of from blocks → those that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.model.content.glossary import Term
from reportgen.model.span import Span
from reportgen.model.text.words import Maker
from reportgen.model.text.written import words_of


def check_register_words(
    citations: CitationRegister, terms: Iterable[Term], printable: PrintableWords
) -> None:
    """Report which cited claims, sources and terms hold characters that may not or cannot be printed."""

    def check(span: Span, *texts: str | None) -> None:
        for text in texts:
            # Where words stand is found out for those that need it.
            if text and not (text.isascii() and text.isprintable()):
                printable.check(words_of(text, Maker.ESCAPE), span)

    for source in citations.sources.values():
        check(source.span, source.title, source.label, source.descriptor, source.publisher, *source.authors)
    for claim in citations.claims.values():
        check(claim.span, claim.text, *(cite.locator for cite in claim.cites))
    for term in terms:
        check(term.span, term.term, term.definition, term.plain, term.abbreviation)
