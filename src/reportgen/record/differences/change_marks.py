"""A composed page + what an edition recorded → which paragraphs, items and rows are new, reworded or cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from reportgen.model.editions.edition import Edition, Page
from reportgen.model.editions.passages import Passage, Snapshot
from reportgen.model.names import AssetName, BlockId
from reportgen.model.report.change_marks import ChangeMark, ChangeMarks
from reportgen.model.report.html_parser import read_html
from reportgen.model.report.page import Element, block_of
from reportgen.record.differences.word_fates import Fates, word_fates
from reportgen.record.editions.changeable import Part, changeable_parts, frame_parts
from reportgen.record.editions.passages import blocks_in


def find_marks(
    root: Element, earlier: Edition, before: Snapshot, pictures: Mapping[AssetName, str] | None = None
) -> ChangeMarks:
    """The marks of the page `root` against `before`, which is this audience's part of `earlier`.

    An edition records the words of whole blocks. Where the words of the two texts meet again tells which
    paragraph changed, so the marks are as fine as paragraphs although the record is not. `pictures` are the
    SHA-256 of what the page shows; the caption of one that the edition did not show is marked.
    """
    old = {each.name: each for each in before.passages if each.is_content}
    page = earlier.pages.get(before.profile)
    shown = None if page is None else frozenset(page.pictures.values())
    new = {name for name, digest in (pictures or {}).items() if shown is not None and digest not in shown}
    parts = changeable_parts(root)
    if not before.is_whole:
        # What it did not record is not known to have changed.
        parts = {
            block: found for block, found in parts.items() if block in old or not _is_judged(root, block)
        }
    return ChangeMarks(
        since=earlier.number,
        date=earlier.date,
        blocks={
            block: tuple(
                ChangeMark.REWORDED if mark is None and part.picture in new else mark
                for part, mark in zip(found, _marks(_words(old.get(block)), found), strict=True)
            )
            for block, found in parts.items()
        },
        gone=tuple(each.title for name, each in old.items() if name not in parts),
        frame=() if page is None else _frame(root, page),
    )


def _is_judged(root: Element, block: BlockId) -> bool:
    return any(each.tag == "li" for each in blocks_in(root) if block_of(each) == block)


def _words(passage: Passage | None) -> tuple[str, ...] | None:
    return None if passage is None else tuple(passage.text.split())


def _frame(root: Element, page: Page) -> tuple[ChangeMark | None, ...]:
    """The marks of what stands outside of blocks, against the page of the edition."""
    before = frame_parts(read_html(page.html).root)
    return _marks(tuple(word for part in before for word in part.words), frame_parts(root))


def _marks(old: tuple[str, ...] | None, parts: Sequence[Part]) -> tuple[ChangeMark | None, ...]:
    """One entry for each part; `old` are the words that stood there, None where all of it is new."""
    if old is None:
        return tuple(ChangeMark.ADDED if part.words else None for part in parts)
    new = [word for part in parts for word in part.words]
    if list(old) == new:
        return (None,) * len(parts)
    ends = list(accumulate(len(part.words) for part in parts))
    starts = [end - len(part.words) for part, end in zip(parts, ends, strict=True)]
    fates = word_fates(old, new, frozenset((*starts, len(new))))
    ending = _ending(fates, starts, ends)
    return tuple(
        _mark(fates, start, end, ends_cut=number in ending)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _mark(fates: Fates, start: int, end: int, *, ends_cut: bool) -> ChangeMark | None:
    if start == end:
        return None  # a part without words of its own has no line to stand beside
    kept = sum(fates.kept[start:end])
    is_rewritten = any(fates.replacing[start:end]) or any(start < cut < end for cut in fates.cuts)
    if not kept and not is_rewritten:
        return ChangeMark.ADDED
    if is_rewritten or kept < end - start:
        return ChangeMark.REWORDED
    return ChangeMark.REMOVED if ends_cut else None


def _ending(fates: Fates, starts: Sequence[int], ends: Sequence[int]) -> frozenset[int]:
    """The parts after which words are gone: the last with words before the cut, or the first of all."""
    worded = [number for number, start in enumerate(starts) if ends[number] > start]
    found = set()
    for cut in fates.cuts:
        before = [number for number in worded if ends[number] <= cut]
        found.update((before or worded)[-1:] if before else worded[:1])
    return frozenset(found)
