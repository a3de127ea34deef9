"""Words → the same with only what may and can be printed, and what that leaves out."""

from __future__ import annotations

from reportgen.compose.glyphs.characters import FORBIDDEN, character_name, forbidden_characters
from reportgen.compose.glyphs.glyphs import missing_glyphs
from reportgen.compose.glyphs.reduced_emoji import reduced_emoji
from reportgen.compose.mistakes import Mistakes
from reportgen.model.frozen import frozen
from reportgen.model.report.theme import Face
from reportgen.model.span import Span
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words


@frozen
class PrintableWords:
    """Checks words against the fonts of a theme."""

    theme: str
    faces: tuple[Face, ...]
    mistakes: Mistakes

    def check(self, words: Words, around: Place | Span | None = None) -> Words:
        """The words without what may not be printed; `around` is where they stand, if nobody knows better."""
        text = str(words)
        if text.isascii() and text.isprintable():
            return words
        faults = forbidden_characters(text)
        for offset, code, message in faults:
            self.mistakes.report(code, message, _at(words, offset) or around, "remove it")
        for offset, sign in missing_glyphs(text, self.faces):
            place = _at(words, offset) or around
            self.mistakes.report_missing(self.theme, sign, character_name(sign), place)
        for found in reduced_emoji(text, self.faces):
            place = words.cut(found.offset, found.offset + len(found.sign)).place or around
            self.mistakes.warn(found.code, found.message, place)
        return (
            words.substitute(FORBIDDEN, lambda _: "\N{REPLACEMENT CHARACTER}", Maker.ESCAPE)
            if faults
            else words
        )


def _at(words: Words, offset: int) -> Place | None:
    return words.cut(offset, offset + 1).place
