"""`[[term]]` → what this audience sees of it, and the terms a report has used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.content.glossary import Term
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, TermId
from reportgen.model.profile import GlossaryStyle
from reportgen.model.report.page import Nodes
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Mention
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.model.text.written import words_of


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


@frozen
class TermWriter:
    """Writes mentions of terms in the style of one audience."""

    style: GlossaryStyle
    register: TermRegister
    mistakes: Mistakes

    def mention(self, mention: Mention, block: BlockId) -> Nodes:
        """One mention of a term; remembers that it was used."""
        name, register = str(mention.term), self.register
        term = register.names.get(name.casefold())
        if term is None:
            self.mistakes.report(
                "unknown-term",
                f'the glossary has no term "{name}"',
                mention.place,
                suggestion(name.casefold(), register.names, "add it to content/glossary.yaml"),
            )
            return _words(mention.shown or mention.term)
        is_first = term.id not in register.used
        register.used.setdefault(term.id, term)
        shown = _shown(mention, term, is_first=is_first)
        return STYLES[self.style](_Mentioned(term, shown, mention.place, is_first, block), register)

    def expand(self, abbreviation: Words, expansion: Words) -> Nodes:
        """An abbreviation, spelled out where readers meet it first."""
        short = element("abbr", abbreviation, title=expansion)
        if str(abbreviation) in self.register.expanded:
            return (short,)
        self.register.expanded.add(str(abbreviation))
        place = abbreviation.place
        opening, closing = made(" (", place, Maker.EXPANSION), made(")", place, Maker.EXPANSION)
        return (expansion.also_from(place) + opening, short, closing)


@frozen
class _Mentioned:
    term: Term
    words: Words
    place: Place
    is_first: bool
    block: BlockId


def _shown(mention: Mention, term: Term, *, is_first: bool) -> Words:
    if mention.shown:
        return mention.shown
    name = str(mention.term)
    full = words_of(term.term, Maker.TERM, mention.place).also_from(mention.place)
    if not term.abbreviation or name.casefold() != term.abbreviation.casefold():
        return full if name == term.id else mention.term
    short = words_of(term.abbreviation, Maker.TERM, mention.place).also_from(mention.place)
    if not is_first:
        return short
    opening, closing = made(" (", mention.place, Maker.TERM), made(")", mention.place, Maker.TERM)
    return full + opening + short + closing


def _inline(each: _Mentioned, _register: TermRegister) -> Nodes:
    if not each.is_first:
        return _words(each.words)
    definition = words_of(each.term.definition, Maker.TERM).also_from(each.place)
    definition = definition.cut(0, len(str(definition).rstrip(".")))
    opening, space, closing = (made(sign, each.words.place, Maker.TERM) for sign in ("(", " ", ")"))
    inner = opening + definition + closing
    return (element("dfn", each.words), space, element("span", inner, data_role="term-definition"))


def _listed(each: _Mentioned, register: TermRegister) -> Nodes:
    if (each.block, each.term.id) in register.linked:
        return _words(each.words)
    register.linked.add((each.block, each.term.id))
    return (element("a", each.words, data_role="term", href=f"#term-{each.term.id}"),)


def _plain(each: _Mentioned, register: TermRegister) -> Nodes:
    if each.term.plain is None:
        return _inline(each, register)
    words = words_of(each.term.plain, Maker.TERM)
    if str(each.words)[:1].isupper() and not each.term.term[:1].isupper():
        first = words.cut(0, 1)
        words = made(str(first).upper(), first.place, Maker.TERM) + words.cut(1, len(str(words)))
    return _words(words.also_from(each.place))


def _words(words: Words) -> Nodes:
    return (words,) if words else ()


STYLES: Mapping[GlossaryStyle, Callable[[_Mentioned, TermRegister], Nodes]] = {
    GlossaryStyle.INLINE: _inline,
    GlossaryStyle.LIST: _listed,
    GlossaryStyle.PLAIN: _plain,
}
