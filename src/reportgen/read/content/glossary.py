"""`content/glossary.yaml` → terms by id."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.glossary import Term
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import TermId
from reportgen.read.forms.filled import fill_what_is_sound, list_members
from reportgen.read.forms.term import TermForm
from reportgen.read.yaml.nodes import Node, child, span_at, text_of

GLOSSARY = "content/glossary.yaml"


def read_glossary(node: Node | None, report: Reporter) -> Mapping[TermId, Term]:
    """Give the terms, of those with mistakes what is sound; no spelling may lead to two of them."""
    terms: dict[TermId, Term] = {}
    owners: dict[str, Term] = {}
    for member in list_members(node, report):
        filled = fill_what_is_sound(TermForm, member, _instead(member), report)
        if filled is None:
            continue
        term = _term(filled.form, filled.node)
        _claim_spellings(term, filled.node, owners, report)
        terms.setdefault(term.id, term)
    return terms


def _instead(node: Node) -> Mapping[str, str]:
    """What stands in for a word or a meaning with a mistake: the other names of the term."""
    name = text_of(child(node, "term")) or text_of(child(node, "id")) or ""
    return {"term": name, "definition": name}


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


def _claim_spellings(term: Term, node: Node, owners: dict[str, Term], report: Reporter) -> None:
    spellings = [("id", term.id), ("term", term.term), ("abbreviation", term.abbreviation)]
    places = [(span_at(node, field), spelling) for field, spelling in spellings if spelling is not None]
    places += [(span_at(node, "forms", position), form) for position, form in enumerate(term.forms)]
    for span, spelling in places:
        owner = owners.setdefault(spelling.casefold(), term)
        # Two terms with one id are reported as such, once.
        if owner is not term and owner.id != term.id:
            message = f'"{spelling}" already leads to the term "{owner.id}" in line {owner.span.line}'
            report(
                Diagnostic(
                    "duplicate-term-form", message, span, "[[…]] must lead to one term: drop one of the two"
                )
            )
