"""The structure tree of a PDF and the words in its marks → passages, exactly as their writer meant them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.join import joined, list_item
from reportgen.ingest.pdf.drawn.hyphens import Vocabulary
from reportgen.ingest.pdf.tagged.inline import Inline
from reportgen.ingest.pdf.tagged.marked_content import MarkedPage, Run
from reportgen.ingest.pdf.tagged.notes import NOTES, NoteIndex, parts
from reportgen.ingest.pdf.tagged.tree import Element, Mark
from reportgen.model.imported import Heading, Image, Note, Paragraph, Passage, Place, plain

CONTENTS = "a table of contents, which a report makes anew"
Draw = Callable[[Element, int], Image | None]
"""A figure and its page → the picture in it, kept; None where there is none."""

_INLINE = frozenset({"Span", "Quote", "Link", "Reference", "Em", "Strong", "Lbl", "BibEntry", "Annot", "Sub"})
_INLINE_TOO = frozenset(
    {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Form", "Code", "Formula", "Figure"}
)
_HEADING = re.compile(r"H([1-9])?$|Title$")
_BACK = re.compile(r"[\s↩↵⏎←↑\ufe0e\ufe0f^*()\[\]]*")
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|[ií]ndice|contenido",
    re.IGNORECASE,
)
SMALLER = 0.85
"""Of the letters around it: how small the sign is that calls a note."""


Handler: TypeAlias = "Callable[[TagWalk, Element, TagContext], None]"


@dataclass(frozen=True, slots=True)
class TagContext:
    """What an element stands in."""

    item: int | None = None
    is_quoted: bool = False
    is_note: bool = False


class TagWalk:
    """One walk through the tree, grown into `gathered`; `handlers` read some kinds of elements."""

    def __init__(
        self,
        pages: Sequence[MarkedPage],
        root: Element,
        known: Vocabulary,
        gathered: Gathered,
        draw: Draw,
        *,
        handlers: Mapping[str, Handler],
    ) -> None:
        self.handlers = handlers
        self.pages = pages
        self.gathered = gathered
        self.draw = draw
        self.known = known
        self.notes = NoteIndex(root, self.text_of)
        self.inline = Inline(known)
        self.page = 1
        self.started: int | None = None
        self.opening: tuple[int, int | None] | None = None
        self.pictures: list[Passage] = []

    def go(self, root: Element) -> None:
        """Take in the whole document."""
        self.inside(root, TagContext())
        self.flush(TagContext())

    def runs_of(self, mark: Mark) -> Sequence[Run]:
        """The words in one mark."""
        return self.pages[mark[0] - 1].runs.get(mark[1], ())

    def text_of(self, element: Element | None) -> str:
        """The bare words of an element."""
        inline = Inline(self.known)
        for mark in parts(element) if element is not None else ():
            for run in self.runs_of(mark):
                inline.add(mark[0], run)
        return "".join(each.text for each in inline.take())

    def inside(self, element: Element, context: TagContext) -> None:
        """The kids of an element, one after the other."""
        kids = element.walk()
        for position, kid in enumerate(kids):
            if isinstance(kid, Element):
                beside = kids[position + 1] if position + 1 < len(kids) else None
                self.one(kid, context, beside)
            else:
                self.add_mark(kid)

    def add_mark(self, mark: Mark) -> None:
        """The words of one mark."""
        for run in self.runs_of(mark):
            if self.started is None:
                self.started = mark[0]
            self.page = mark[0]
            self.inline.add(mark[0], run)

    def one(self, element: Element, context: TagContext, beside: Element | Mark | None) -> None:
        """One element by its kind."""
        kind = element.kind
        if kind in self.handlers:
            self.handlers[kind](self, element, context)
        elif kind == "Reference":
            self.refer(element, context, beside)
        elif _HEADING.match(kind):
            self.head(element, context)
        elif kind in _INLINE or kind in _INLINE_TOO:
            self.inside(element, context)
        else:
            self.flush(context)
            self.inside(element, context)
            self.flush(context)

    def flush(self, context: TagContext) -> None:
        """End the paragraph under way."""
        words = self.inline.take()
        place = Place(self.started or self.page)
        self.started = None
        if any(each.text.strip() or each.note for each in words):
            if context.item is None:
                self.gathered.add(Paragraph(words, place, context.is_quoted))
            else:
                opening, self.opening = self.opening, None
                self.gathered.add(list_item(words, context.item, opening, place))
        pictures, self.pictures = self.pictures, []
        for each in pictures:
            self.gathered.add(each)

    def head(self, element: Element, context: TagContext) -> None:
        """A heading; `H` without a number takes the level below the last one."""
        self.flush(context)
        self.inside(element, context)
        words, place = self.inline.take(), Place(self.started or self.page)
        self.started = None
        if any(each.text.strip() for each in words):
            words = tuple(replace(each, marks=frozenset()) for each in words)
            digit = element.kind[1:2]
            level = int(digit) if digit.isdigit() else 1 if element.kind == "Title" else 2
            self.gathered.add(Heading(words, min(level, 6), place))
        self.flush(context)

    def quote(self, element: Element, context: TagContext) -> None:
        """Paragraphs of somebody else."""
        self.flush(context)
        self.inside(element, replace(context, is_quoted=True))
        self.flush(replace(context, is_quoted=True))

    def refer(self, element: Element, context: TagContext, beside: Element | Mark | None) -> None:
        """The call of a note, or the words of another reference."""
        text = self.text_of(element)
        if context.is_note and text and _BACK.fullmatch(text):
            return
        runs = [(mark[0], run) for mark in parts(element) for run in self.runs_of(mark)]
        note = None if context.is_note or not runs else self.notes.called(element, beside, text)
        is_small = bool(runs) and (self.inline.size == 0 or runs[0][1].size < SMALLER * self.inline.size)
        follows = isinstance(beside, Element) and beside.kind in NOTES
        if note is None or not (is_small or follows or text.strip()[:1] in "[(*†‡"):
            self.inside(element, context)
        else:
            self.inline.call(note.key, *runs[-1])

    def note(self, element: Element, _context: TagContext) -> None:
        """A note, out of the running text."""
        found = self.notes.note(element)
        outer, self.inline = self.inline, Inline(self.known)
        bare = element.without(next(iter(element.elements("Lbl")), None))
        passages = self.apart(bare, TagContext(is_note=True))
        self.inline = outer
        words = tuple(each for each in (joined([passage]) for passage in passages) if each)
        if found is not None and words:
            self.gathered.notes.append(Note(found.key, words, passages[0].place))

    def apart(self, element: Element, context: TagContext | None = None) -> list[Passage]:
        """The passages of an element by themselves."""
        context = context or TagContext()
        outer, self.gathered.passages = self.gathered.passages, []
        words, self.inline = self.inline, Inline(self.known)
        kept = self.started, self.opening, self.pictures
        self.started, self.opening, self.pictures = None, None, []
        self.inside(element, context)
        self.flush(context)
        self.started, self.opening, self.pictures = kept
        self.inline = words
        found, self.gathered.passages = self.gathered.passages, outer
        return found

    def contents(self, element: Element, context: TagContext) -> None:
        """A table of contents is made anew, and its heading."""
        self.flush(context)
        last = self.gathered.passages[-1] if self.gathered.passages else None
        if isinstance(last, Heading) and _CONTENTS.fullmatch(plain(last.words)):
            self.gathered.leave_out(plain(last.words), CONTENTS, last.place)
            self.gathered.passages.pop()
        self.gathered.leave_out(self.text_of(element), CONTENTS, Place(self.page))

    def artifact(self, element: Element, _context: TagContext) -> None:
        """What its writer says is no part of the text."""
        self.gathered.leave_out(
            self.text_of(element), "no part of the text, as its writer says", Place(self.page)
        )
