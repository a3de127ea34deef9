"""The terms that this report uses, in alphabetical order."""

from __future__ import annotations

from reportgen.compose.draft import Draft


def write_glossary(draft: Draft) -> str:
    """Term, abbreviation and definition of each term used."""
    terms = sorted(draft.terms.used.values(), key=lambda term: (term.term.casefold(), term.id))
    entries = [
        {
            "id": f"term-{term.id}",
            "term": term.term,
            "abbreviation": term.abbreviation or "",
            "definition": term.definition,
        }
        for term in terms
    ]
    return draft.parts.part("glossary", entries)
