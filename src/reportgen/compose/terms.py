"""`[[term]]` → what this audience sees of it, and the terms a report has used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from reportgen.compose.markup import element, text
from reportgen.model.frozen import frozen
from reportgen.model.profile import GlossaryStyle
from reportgen.model.suggestion import suggestion

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft
    from reportgen.model.content.glossary import Term
    from reportgen.model.names import BlockId, TermId
    from reportgen.text.tree import Node


@frozen
class TermRegister:
    """`names` holds every way to write a term; `used` and `linked` grow while blocks are written."""

    names: Mapping[str, Term]
    used: dict[TermId, Term] = field(default_factory=dict)
    linked: set[tuple[BlockId, TermId]] = field(default_factory=set)
    expanded: set[str] = field(default_factory=set)


def term_names(terms: Mapping[TermId, Term]) -> Mapping[str, Term]:
    """Ids, terms, abbreviations and forms, without regard to case; an id wins over another term's form."""
    names: dict[str, Term] = {term.id.casefold(): term for term in terms.values()}
    for term in terms.values():
        for name in (term.term, term.abbreviation, *term.forms):
            if name:
                names.setdefault(name.casefold(), term)
    return names


def mention(node: Node, block: BlockId, draft: Draft) -> str:
    """The HTML of one mention of a term; remembers that it was used."""
    name, _, shown = (part.strip() for part in node.text.partition("|"))
    term = draft.terms.names.get(name.casefold())
    if term is None:
        draft.say(
            "unknown-term",
            f'the glossary has no term "{name}"',
            node.place,
            suggestion(name.casefold(), draft.terms.names, "add it to content/glossary.yaml"),
        )
        return text(shown or name)
    is_first = term.id not in draft.terms.used
    draft.terms.used.setdefault(term.id, term)
    words = shown or (term.term if name == term.id else name)
    if term.abbreviation and name.casefold() == term.abbreviation.casefold() and not shown:
        words = f"{term.term} ({term.abbreviation})" if is_first else term.abbreviation
    return STYLES[draft.profile.glossary](term, words, is_first, block, draft)


def expand(abbreviation: str, expansion: str, draft: Draft) -> str:
    """An abbreviation, spelled out where readers meet it first."""
    short = element("abbr", text(abbreviation), title=expansion)
    if abbreviation in draft.terms.expanded:
        return short
    draft.terms.expanded.add(abbreviation)
    return f"{text(expansion)} ({short})"


def _inline(term: Term, words: str, is_first: bool, _block: BlockId, _draft: Draft) -> str:  # noqa: FBT001  # one signature for the table
    if not is_first:
        return text(words)
    definition = element("span", text(f"({term.definition.rstrip('.')})"), data_role="term-definition")
    return f"{element('dfn', text(words))} {definition}"


def _listed(term: Term, words: str, _is_first: bool, block: BlockId, draft: Draft) -> str:  # noqa: FBT001  # as above
    if (block, term.id) in draft.terms.linked:
        return text(words)
    draft.terms.linked.add((block, term.id))
    return element("a", text(words), data_role="term", href=f"#term-{term.id}")


def _plain(term: Term, words: str, is_first: bool, block: BlockId, draft: Draft) -> str:  # noqa: FBT001  # as above
    if term.plain is None:
        return _inline(term, words, is_first, block, draft)
    starts_large = words[:1].isupper() and not term.term[:1].isupper()
    return text(term.plain[:1].upper() + term.plain[1:] if starts_large else term.plain)


STYLES: Mapping[GlossaryStyle, Callable[[Term, str, bool, BlockId, Draft], str]] = {
    GlossaryStyle.INLINE: _inline,
    GlossaryStyle.LIST: _listed,
    GlossaryStyle.PLAIN: _plain,
}
