"""Words of a line as one audience reads them → what is printed of them, and the marks among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.check.prose.marks import Kind, Mark
from reportgen.check.prose.readers import Readers
from reportgen.model.text import inlines
from reportgen.model.text.inlines import Inline, NoteCall
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.text.dashes import with_dashes

# What a cross-reference prints is not known before the report is composed.
_IT = "it"
_RAISED: Mapping[str, str] = dict(zip("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺", strict=True))
_FIGURE = re.compile(r"[-−+0-9]")
_FIGURES = re.compile(r"[-−+]?[0-9]+")


@dataclass(slots=True)
class Printed:
    """Grows while words are read; `notes` are the calls of footnotes."""

    readers: Readers
    parts: list[Words] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notes: list[NoteCall] = field(default_factory=list)
    length: int = 0

    @property
    def words(self) -> Words:
        """Everything written so far."""
        return joined(self.parts)

    def write(self, words: Words) -> None:
        """Add words."""
        if words:
            self.parts.append(words)
            self.length += len(str(words))

    def mark(self, kind: Kind, target: str, text: str, place: Place) -> None:
        """Add a mark behind what is written so far."""
        self.marks.append(Mark(kind, target, text, self.length, place))

    def drop_space(self) -> None:
        """What is cited stands close to the word before it."""
        while self.parts:
            last = self.parts.pop()
            text = str(last)
            kept = last.cut(0, len(text.rstrip()))
            self.length -= len(text) - len(str(kept))
            if kept:
                self.parts.append(kept)
                return


def read_printed(words: Iterable[Inline], readers: Readers) -> Printed:
    """What readers see of one line."""
    printed = Printed(readers)
    _write(words, printed)
    return printed


def _write(words: Iterable[Inline], printed: Printed) -> None:
    for each in words:
        _WRITERS.get(each.__class__, _children)(each, printed)


def _children(each: Any, printed: Printed) -> None:
    _write(each.children, printed)


def _plain(each: inlines.Plain, printed: Printed) -> None:
    printed.write(with_dashes(each.words))


def _raised(each: inlines.Superscript, printed: Printed) -> None:
    """Raised figures stay raised: 10⁶ is not 106."""
    words = read_printed(each.children, printed.readers).words
    if _FIGURES.fullmatch(str(words)):
        printed.write(words.substitute(_FIGURE, lambda found: _RAISED[found[0]], Maker.ESCAPE))
    else:
        _children(each, printed)


def _code(each: inlines.CodeSpan, printed: Printed) -> None:
    printed.write(each.words)


def _break(each: inlines.Break, printed: Printed) -> None:
    printed.write(made(" ", each.place, Maker.LINE_END))


def _citation(each: inlines.Citation, printed: Printed) -> None:
    printed.drop_space()
    for item in each.items or ():
        printed.mark(Kind.CITATION, item.id, item.locator or "", item.place)


def _mention(each: inlines.Mention, printed: Printed) -> None:
    words = printed.readers.shown(each)
    printed.mark(Kind.TERM, str(each.term), str(words), each.place)
    printed.write(words)


def _value(each: inlines.ValueCall, printed: Printed) -> None:
    printed.mark(Kind.VALUE, each.name, "", each.place)
    # Recipients bring values of their own, which nobody knows yet.
    value = printed.readers.values.get(each.name, each.name.rpartition(".")[2])
    printed.write(made(value, each.place, Maker.VALUE))


def _link(each: inlines.Link, printed: Printed) -> None:
    kind = Kind.REFERENCE if each.target.startswith("#") else Kind.LINK
    inner = read_printed(each.children, printed.readers)
    printed.mark(kind, each.target, str(inner.words), each.place)
    if not each.children:
        printed.write(made(_IT, each.place, Maker.REFERENCE))
    _write(each.children, printed)


def _image(each: inlines.Image, printed: Printed) -> None:
    """A picture prints no words; those that stand for it are read aloud."""
    words = read_printed(each.children, printed.readers).words
    printed.mark(Kind.IMAGE, each.target, str(words), each.place)


def _note(each: NoteCall, printed: Printed) -> None:
    printed.drop_space()
    printed.notes.append(each)


_WRITERS: Mapping[type[Any], Callable[[Any, Printed], None]] = {
    inlines.Plain: _plain,
    inlines.Superscript: _raised,
    inlines.CodeSpan: _code,
    inlines.Break: _break,
    inlines.Citation: _citation,
    inlines.Mention: _mention,
    inlines.ValueCall: _value,
    inlines.Link: _link,
    inlines.Image: _image,
    NoteCall: _note,
}
