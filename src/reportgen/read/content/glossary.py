"""`content/glossary.yaml` → terms by id."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.glossary import Term
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import TermId
from reportgen.read.forms.filling import fill, list_members
from reportgen.read.forms.term import TermForm
from reportgen.read.yaml.nodes import Node, span_at

GLOSSARY = "content/glossary.yaml"


def read_glossary(node: Node | None, tell: Reporter) -> Mapping[TermId, Term]:
    """Give the terms that are filled in rightly; no spelling may lead to two of them."""
    terms: dict[TermId, Term] = {}
    owners: dict[str, Term] = {}
    for member in list_members(node, tell):
        form = fill(TermForm, member, tell)
        if form is None:
            continue
        term = _term(form, member)
        _claim_spellings(term, member, owners, tell)
        terms.setdefault(term.id, term)
    return terms


def _term(form: TermForm, node: Node) -> Term:
    return Term(
        id=TermId(form.id),
        term=form.term,
        definition=form.definition,
        plain=form.plain,
        abbreviation=form.abbreviation,
        forms=form.forms,
        span=node.span,
    )


def _claim_spellings(term: Term, node: Node, owners: dict[str, Term], tell: Reporter) -> None:
    spellings = [("id", term.id), ("term", term.term), ("abbreviation", term.abbreviation)]
    places = [(span_at(node, field), spelling) for field, spelling in spellings if spelling is not None]
    places += [(span_at(node, "forms", position), form) for position, form in enumerate(term.forms)]
    for span, spelling in places:
        owner = owners.setdefault(spelling.casefold(), term)
        # Two terms with one id are reported as such, once.
        if owner is not term and owner.id != term.id:
            message = f'"{spelling}" already leads to the term "{owner.id}" in line {owner.span.line}'
            tell(
                Diagnostic(
                    "duplicate-term-form", message, span, "[[…]] must lead to one term: drop one of the two"
                )
            )
