"""Who reads a text, and what the project prints for its terms and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.model.content.glossary import Term
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.table import DataFile
from reportgen.model.text.inlines import Mention
from reportgen.model.text.words import Maker, Words, made

_NO_TERMS: Mapping[str, Term] = {}
_NO_VALUES: Mapping[str, str] = {}
_NO_FILES: Mapping[AssetName, DataFile] = {}


@frozen
class Readers:
    """`audiences` are the names that these readers go by; `terms` and `values` stand under every name.

    `wants_plain_words` puts the plain word of a term in its place; `files` hold the data of tables.
    """

    audiences: frozenset[str] = frozenset()
    terms: Mapping[str, Term] = field(default_factory=lambda: _NO_TERMS)
    values: Mapping[str, str] = field(default_factory=lambda: _NO_VALUES)
    files: Mapping[AssetName, DataFile] = field(default_factory=lambda: _NO_FILES)
    wants_plain_words: bool = False

    def shown(self, mention: Mention) -> Words:
        """The words that a mention of a term prints."""
        name = str(mention.term)
        term = self.terms.get(name.casefold())
        words = mention.shown or mention.term
        if term is not None and not mention.shown and name == term.id:
            words = made(term.term, mention.place, Maker.TERM)
        if term is None or term.plain is None or not self.wants_plain_words:
            return words
        starts_large = str(words)[:1].isupper() and not term.term[:1].isupper()
        plain = term.plain[:1].upper() + term.plain[1:] if starts_large else term.plain
        return made(plain, mention.place, Maker.TERM)
