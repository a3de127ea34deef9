"""A document laid out with marks → every text of the engine that holds one, and how to say it anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

from reportgen.model.frozen import frozen

Values: TypeAlias = Mapping[str, str]


class UnfitError(Exception):
    """This document cannot be shared, or these values cannot be set into its pages; its text says why."""


@frozen
class Words:
    """A text in pieces: words, then the name of a column, and so on in turns.

    `is_upper` where the stylesheet asks for capitals.
    """

    pieces: tuple[str, ...]
    is_upper: bool

    def filled(self, values: Values) -> str:
        """The text with a row's values."""
        text = "".join(values[each] if number % 2 else each for number, each in enumerate(self.pieces))
        return text.upper() if self.is_upper else text


@frozen
class Holder:
    """Something that holds a marked text; `above` are the boxes from the root to a text."""

    words: Words
    put: Callable[[str], None]
    above: tuple[Any, ...] = ()


class Marks:
    """Finds marks in the engine's texts."""

    def __init__(self, marks: Values) -> None:
        self.columns = {mark: column for column, mark in marks.items()}
        self.capitals = {mark.upper(): column for column, mark in marks.items()}
        longest = sorted((*self.columns, *self.capitals), key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest)))
        self.rewritten = re.compile(self.pattern.pattern, re.IGNORECASE)

    def words(self, text: str | None, transform: str = "none") -> Words | None:
        """The text in pieces, None where it holds no mark.

        Raises UnfitError where the stylesheet makes something else of it than capitals.
        """
        if not text or self.rewritten.search(text) is None:
            return None
        found = self.pattern.findall(text)
        named = {"none": self.columns, "uppercase": self.capitals}.get(transform, {})
        pieces = self.pattern.split(text)
        if not all(mark in named for mark in found) or any(map(self.rewritten.search, pieces)):
            raise UnfitError("the stylesheet rewrites words in which a value stands")
        columns = [named[mark] for mark in found]
        both = [each for pair in zip(pieces, [*columns, ""], strict=True) for each in pair]
        return Words(tuple(both[:-1]), transform == "uppercase")

    def in_elements(self, root: Any) -> Iterator[Holder]:
        """The texts and attributes of the page as it was parsed."""
        for element in root.iter():
            for name in ("text", "tail"):
                if words := self.words(getattr(element, name)):
                    yield Holder(words, _attribute(element, name))
            for name, value in element.attrib.items():
                if words := self.words(value):
                    yield Holder(words, _entry(element.attrib, name))

    def in_boxes(self, box: Any, above: tuple[Any, ...] = ()) -> Iterator[Holder]:
        """The texts, bookmarks and named strings of boxes before layout."""
        chain = (*above, box)
        if isinstance(box, boxes.TextBox) and (words := self.words(box.text, box.style["text_transform"])):
            yield Holder(words, _attribute(box, "text"), chain)
        if words := self.words(box.bookmark_label):
            yield Holder(words, _attribute(box, "bookmark_label"))
        for number, (name, text) in enumerate(box.string_set or ()):
            if words := self.words(text):
                yield Holder(words, _string(box.string_set, number, name))
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            yield from self.in_boxes(child, chain)

    def in_notes(self, root: Any) -> Iterator[tuple[Any, Holder]]:
        """The texts of footnotes, which hang on their calls, each with its note."""
        for call in (root, *root.descendants()):
            note = call.footnote
            for box in () if note is None else (note, *note.descendants()):
                # The engine leaves capitals and space in a footnote as they are.
                if isinstance(box, boxes.TextBox) and (words := self.words(box.text)):
                    yield note, Holder(words, _attribute(box, "text"))
                elif any(map(self.words, (box.bookmark_label, *(text for _, text in box.string_set or ())))):
                    raise UnfitError("a footnote with a value names a bookmark or a string")

    def show_in(self, page: Any) -> bool:
        """Whether a laid-out page would print a mark."""
        return any(
            isinstance(box, boxes.TextBox) and self.rewritten.search(box.text) is not None
            for box in page.descendants()
        )

    def in_strings(self, context: Any) -> Iterator[Holder]:
        """The named strings that the margins of pages show."""
        for pages in context.string_set.values():
            for texts in pages.values():
                for number, text in enumerate(texts):
                    if words := self.words(text):
                        yield Holder(words, _entry(texts, number))


def _attribute(holder: Any, name: str) -> Callable[[str], None]:
    return lambda text: setattr(holder, name, text)


def _entry(holder: Any, key: Any) -> Callable[[str], None]:
    return lambda text: holder.__setitem__(key, text)


def _string(strings: list[tuple[str, str]], number: int, name: str) -> Callable[[str], None]:
    return lambda text: strings.__setitem__(number, (name, text))
