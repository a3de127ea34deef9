"""The structure tree of a PDF → its notes by their sign, and which call means which note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.ingest.pdf.tagged.tree import Element, Mark

NOTES = frozenset({"Note", "FENote"})
_TRIM = "[](){}.,:;^ \u00a0"
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN = re.compile(r"\d{1,4}|[ivxlc]{1,7}|[a-z]|[*†‡§¶#]{1,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TaggedNote:
    """`order` counts the elements of the tree; `is_beside` where its call stands right before it."""

    key: str
    sign: str
    order: int
    is_beside: bool
    element: Element


class NoteIndex:
    """All notes of a document."""

    def __init__(self, root: Element, text_of: Callable[[Element], str]) -> None:
        self._text_of = text_of
        self._order: dict[int, int] = {}
        self._notes: list[TaggedNote] = []
        self._by_sign: dict[str, list[TaggedNote]] = {}
        self._find(root, None, None)

    def note(self, element: Element) -> TaggedNote | None:
        """The note that an element is."""
        return next((each for each in self._notes if each.element is element), None)

    def called(self, reference: Element, beside: Element | Mark | None, text: str) -> TaggedNote | None:
        """The note that a reference calls: the one right behind it, else the next with its sign, else any."""
        sign = sign_of(text)
        if sign is None or sign not in self._by_sign:
            return None
        if isinstance(beside, Element) and beside.kind in NOTES:
            return self.note(beside)
        # A footnote belongs to the call before it; others call the notes at the end.
        found = [each for each in self._by_sign[sign] if not each.is_beside] or self._by_sign[sign]
        here = self._order.get(id(reference), 0)
        return next((each for each in found if each.order > here), found[-1])

    def _find(self, element: Element, label: Element | None, before: Element | None) -> None:
        self._order[id(element)] = len(self._order)
        if element.kind in NOTES:
            own = next(iter(element.elements("Lbl")), label)
            sign = sign_of(self._text_of(own)) if own is not None else None
            made = TaggedNote(
                f"n{len(self._notes) + 1}", sign or "", len(self._order), _is(before, "Reference"), element
            )
            self._notes.append(made)
            self._by_sign.setdefault(made.sign, []).append(made)
        before = None
        for kid in element.walk():
            if isinstance(kid, Element):
                label = kid if _is(kid, "Lbl") else label
                self._find(kid, label if element.kind in {"LI", "LBody"} else None, before)
            before = kid if isinstance(kid, Element) else None


def sign_of(text: str) -> str | None:
    """The number, letter or sign that a note is called by."""
    bare = text.translate(_DIGITS).strip().strip(_TRIM)
    return bare.lower() if _SIGN.fullmatch(bare) else None


def _is(kid: Element | Mark | None, kind: str) -> bool:
    return isinstance(kid, Element) and kid.kind == kind


def parts(element: Element) -> Iterator[Mark]:
    """Every mark within an element, in order."""
    for kid in element.walk():
        if isinstance(kid, Element):
            yield from parts(kid)
        else:
            yield kid
