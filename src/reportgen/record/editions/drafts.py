"""Words, tables and details as a page is read → one passage."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.model.editions.passages import (
    Detail,
    DetailKind,
    Origin,
    Passage,
    PassageKind,
    Piece,
    TableWords,
)
from reportgen.model.names import FULL, VersionName
from reportgen.model.report.page import Element
from reportgen.model.text.words import Words

# Elements that say nothing of how words are set out, or come and go with what stands before them.
PLAIN = frozenset(
    {"span", "section", "div", "colgroup", "col", "a", "abbr", "dfn", "sup", "thead", "tbody", "tfoot"}
)
FORM_ATTRIBUTES = ("start", "type", "value", "data-task", "data-kind", "data-mathml", "colspan", "rowspan")
FIRST_WORDS = 8


@dataclass(slots=True)
class Draft:
    """A passage that is being read."""

    kind: PassageKind
    name: str
    title: str = ""
    version: VersionName = FULL
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    signs: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read yet."""
        return not (self.signs or self.pieces or self.details)

    def add(self, words: Words) -> None:
        """Words as they stand on the page."""
        text = str(words)
        self.words.append(text)
        self.signs += len(text) - text.count(" ") - text.count("\n")
        self.origins += [Origin(run.text, run.place) for run in words.runs if run.place is not None]

    def add_detail(self, kind: DetailKind, text: str, element: Element, mark: str = "") -> None:
        """What `element` is beside words; `mark` is the text itself, if it is not given."""
        self.details.append(Detail(kind, text, mark or text))
        runs = (run for node in element.walk() if isinstance(node, Words) for run in node.runs)
        place = next((run.place for run in runs if run.place is not None), element.place)
        if place is not None:
            self.origins.append(Origin(text, place))

    def add_table(self, table: TableWords) -> None:
        """A table after the words so far."""
        self._end_prose()
        self.pieces.append(table)

    def open(self, element: Element) -> None:
        """Note how the words that follow are set out."""
        if element.tag not in PLAIN:
            said = [f"{name}={value}" for name in FORM_ATTRIBUTES if (value := element.get(name)) is not None]
            self.form.append(f"{element.tag}{said or ''}@{self.signs}")

    def text(self) -> str:
        """The words since the last table."""
        return " ".join("".join(self.words).split())

    def cell(self) -> Draft:
        """A draft for the words of one cell: its details and form are those of the whole."""
        return Draft(self.kind, self.name, details=self.details, form=self.form, origins=self.origins)

    def finished(self) -> Passage:
        """What was read."""
        self._end_prose()
        pieces = tuple(self.pieces)
        found = Passage(
            self.name,
            self.version,
            self.title,
            pieces,
            self.kind,
            tuple(self.details),
            " ".join(self.form),
            tuple(self.origins),
        )
        if self.title:
            return found
        words = found.text.split()
        first = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
        return Passage(
            found.name, found.version, first, pieces, found.kind, found.details, found.form, found.origins
        )

    def _end_prose(self) -> None:
        if text := self.text():
            self.pieces.append(text)
        self.words.clear()
