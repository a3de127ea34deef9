"""The terms that this report uses, in alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.content.glossary import Term


def glossary_data(used: Iterable[Term]) -> list[dict[str, str]]:
    """Term, abbreviation and definition of each term used."""
    return [
        {
            "id": f"term-{term.id}",
            "term": term.term,
            "abbreviation": term.abbreviation or "",
            "definition": term.definition,
        }
        for term in sorted(used, key=lambda term: (term.term.casefold(), term.id))
    ]
