"""Titles of sections and blocks → their words; a title holds no Markdown."""

from __future__ import annotations

from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.values import Values
from reportgen.model.content.block import Version
from reportgen.model.frozen import frozen
from reportgen.model.plan import Section
from reportgen.model.span import Span
from reportgen.model.text.words import Maker, Words
from reportgen.model.text.written import words_of


@frozen
class TitleWriter:
    """Writes titles with their values in place."""

    values: Values
    printable: PrintableWords

    def write(self, words: Words, around: Span) -> Words:
        """A title that stands somewhere `around`."""
        return self.printable.check(self.values.fill(words, around), around)

    def of_block(self, version: Version) -> Words:
        """The title of a block in one version."""
        return self.write(words_of(version.title, Maker.ESCAPE), version.span)

    def of_section(self, section: Section) -> Words:
        """The title of a section; empty where it has none."""
        title = section.title
        return Words() if title is None else self.write(words_of(title, Maker.ESCAPE), section.span)
