"""A composed page + marks → the page with its change bars asked for, and a line that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.model.names import BlockId
from reportgen.model.report.change_marks import ChangeMark, ChangeMarks
from reportgen.model.report.page import Element, PageNode, block_of
from reportgen.model.report.vocabulary import CHANGE, CHANGE_CARRIERS, UNCHANGING_ROLES
from reportgen.model.text.words import Maker, made
from reportgen.wording.english import ENGLISH

ENDS = ("main", "body", "")

# What each bar looks like, in words: readers who cannot see it learn from the words that there is one.
MEANINGS: Mapping[ChangeMark, str] = {
    ChangeMark.ADDED: "a solid bar for what is new",
    ChangeMark.REWORDED: "a double bar for what reads or looks otherwise",
    ChangeMark.REMOVED: "a dotted bar where words were taken out at the end",
}


def mark_changes(root: Element, marks: ChangeMarks) -> Element:
    """The page with `data-change` on what changed, and the line about it at the end of the text."""
    waiting: dict[BlockId | None, Iterator[ChangeMark | None]] = {None: iter(marks.frame)}
    waiting.update((block, iter(each)) for block, each in marks.blocks.items())
    marked = _marked(root, None, waiting)
    holders = {each.tag for each in marked.walk() if isinstance(each, Element)}
    role = made("change-note", None, Maker.GENERATOR)
    note = Element("p", (("data-role", role),), (made(change_note(marks), None, Maker.GENERATOR),))
    end = made("\n", None, Maker.GENERATOR)
    return _with_end(marked, next(tag for tag in ENDS if tag in holders), (note, end))


def change_note(marks: ChangeMarks) -> str:
    """What the bars mean, and which blocks are no longer there."""
    since = f"edition {marks.since} of {ENGLISH.date_in_words(marks.date)}"
    kinds = [MEANINGS[kind] for kind in ChangeMark if kind in marks.kinds]
    said = (
        f"Bars in the margin show what changed since {since}: {_listed(kinds)}."
        if kinds
        else f"Nothing that is still here has changed since {since}."
        if marks.gone
        else f"Nothing has changed since {since}."
    )
    gone = "; ".join(f"“{title}”" for title in marks.gone)
    return f"{said} No longer here: {gone}." if gone else said


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _marked(
    element: Element, block: BlockId | None, marks: Mapping[BlockId | None, Iterator[ChangeMark | None]]
) -> Element:
    """Each element that may carry a mark takes the next of its block, or of what stands outside of blocks."""
    if element.get("data-role") in UNCHANGING_ROLES:
        return element
    own = block_of(element) or block
    attributes = element.attributes
    if element.tag in CHANGE_CARRIERS and own == block:
        mark = next(marks.get(block, iter(())), None)
        if mark is not None:
            attributes = ((CHANGE, made(str(mark), None, Maker.GENERATOR)), *attributes)
    children = tuple(
        [_marked(each, own, marks) if isinstance(each, Element) else each for each in element.children]
    )
    return replace(element, attributes=attributes, children=children)


def _with_end(element: Element, tag: str, more: tuple[PageNode, ...]) -> Element:
    """`more` at the end of the one element called `tag`."""
    if element.tag == tag:
        return replace(element, children=(*element.children, *more))
    children = [
        _with_end(each, tag, more) if isinstance(each, Element) else each for each in element.children
    ]
    return replace(element, children=tuple(children))
