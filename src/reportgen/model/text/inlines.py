"""What stands inside a line of the author's text."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.text.attributes import NONE, Attributes
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words


@frozen
class Plain:
    """Words without mark-up."""

    place: Place
    words: Words


@frozen
class CodeSpan:
    """`` `code` ``."""

    place: Place
    words: Words
    attributes: Attributes = NONE


@frozen
class Emphasis:
    """`*words*`; `inner` lies between the marks, here and below."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Strong:
    """`**words**`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Deleted:
    """`~~words~~`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Marked:
    """`==words==`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Subscript:
    """`~words~`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Superscript:
    """`^words^`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]


@frozen
class Phrase:
    """`[words]{attributes}`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    attributes: Attributes


@frozen
class Link:
    """`[words](target "title")`, `[words][label]` or `<address>`; `target` is the address followed."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    target: str
    target_place: Place
    title: Words = Words()
    attributes: Attributes = NONE


@frozen
class Image:
    """`![alt](target "title")`."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    target: str
    target_place: Place
    title: Words = Words()
    attributes: Attributes = NONE


@frozen
class CitedItem:
    """One `@id` or `@id, locator` of a citation."""

    id: str
    place: Place
    locator: str | None = None


@frozen
class Citation:
    """`[@a; @b, para. 4]`; `items` is None where what stands between the brackets cannot be read."""

    place: Place
    written: str
    items: tuple[CitedItem, ...] | None


@frozen
class Mention:
    """`[[term]]` or `[[term|shown]]`; `shown` is empty where the term itself is."""

    place: Place
    term: Words
    shown: Words = Words()


@frozen
class ValueCall:
    """`{{ name }}`."""

    place: Place
    name: str


@frozen
class NoteCall:
    """`[^label]`, with the words of the footnote that it calls; none in a line that stands apart from it."""

    place: Place
    label: str
    children: tuple[Inline, ...]


@frozen
class Break:
    """The end of a line in the file; a hard one ends the line on the page too."""

    place: Place
    is_hard: bool


Styled: TypeAlias = Emphasis | Strong | Deleted | Marked | Subscript | Superscript
Inline: TypeAlias = (
    Plain | CodeSpan | Styled | Phrase | Link | Image | Citation | Mention | ValueCall | NoteCall | Break
)
