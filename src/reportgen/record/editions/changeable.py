"""A composed page → for each block its parts that may carry a change bar, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId
from reportgen.model.report.page import Element, block_of
from reportgen.model.report.vocabulary import CHANGE_CARRIERS, UNCHANGING_ROLES
from reportgen.record.editions.passages import BREAKS, blocks_in, is_added


@frozen
class Part:
    """One element that may carry a mark: its words, and the picture that it is the caption of."""

    words: tuple[str, ...]
    picture: AssetName | None = None


def changeable_parts(root: Element) -> Mapping[BlockId, tuple[Part, ...]]:
    """The elements that may carry a mark, in the order of their start tags.

    Put together, the words of a block's parts are the words that an edition records of it. A word belongs
    to the innermost part around it; in a table to the row.
    """
    found: dict[BlockId, list[_Part]] = {}
    for block in blocks_in(root):
        _gather(block, None, found.setdefault(block_of(block) or BlockId(""), []), is_numbered=True)
    return {block: _finished(parts) for block, parts in found.items()}


def frame_parts(root: Element) -> tuple[Part, ...]:
    """The same for all that stands outside of blocks, but for lists of contents and of changes."""
    found: list[_Part] = []
    _gather(root, None, found)
    return _finished(found)


def _finished(parts: Iterable[_Part]) -> tuple[Part, ...]:
    return tuple(Part(tuple("".join(each.words).split()), each.picture) for each in parts)


@dataclass(slots=True)
class _Part:
    tag: str
    picture: AssetName | None
    words: list[str] = field(default_factory=list)


def _gather(
    element: Element,
    holder: _Part | None,
    parts: list[_Part],
    *,
    is_silent: bool = False,
    is_numbered: bool = False,
) -> None:
    """`holder` is the part that takes the words of `element`; in blocks numbers and marks are no words."""
    picture = None
    for child in element.children:
        if not isinstance(child, Element):
            if holder is not None and not is_silent:
                holder.words.append(str(child))
            continue
        if block_of(child) is not None or child.get("data-role") in UNCHANGING_ROLES:
            continue
        if holder is not None and child.tag in BREAKS:
            # Cells and lines of one part are words apart, as in the record.
            holder.words.append(" ")
        if child.tag == "img":
            picture = AssetName((child.get("src") or "").removeprefix("asset:"))
        inner = holder
        if child.tag in CHANGE_CARRIERS:
            # In a figure the caption follows its picture.
            parts.append(_Part(child.tag, picture if child.tag == "figcaption" else None))
            inner = holder if holder is not None and holder.tag == "tr" else parts[-1]
        inner_silent = is_silent or (is_numbered and is_added(child, element))
        _gather(child, inner, parts, is_silent=inner_silent, is_numbered=is_numbered)
