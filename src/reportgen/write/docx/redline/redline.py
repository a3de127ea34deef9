"""Two bodies → one with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.alignment import align, align_similar
from reportgen.write.docx.redline.columns import merge_columns
from reportgen.write.docx.redline.leaves import words_within
from reportgen.write.docx.redline.tokens import Names
from reportgen.write.docx.redline.tracked_content import EARLIER, track_added, track_removed
from reportgen.write.docx.redline.wording import count_words, likeness, merge_wordings
from reportgen.write.docx.values.blocks import (
    Anchored,
    Body,
    Inline,
    Link,
    Note,
    NoteCall,
    Paragraph,
    Tracked,
)
from reportgen.write.docx.values.walk import all_paragraphs

LEAST_ALIKE = 0.4


def redline(old: Body, new: Body) -> Body:
    """The new body, with everything tracked that `old` did not say or said otherwise.

    Sections, page numbers, headers and footers are those of `new`; text set otherwise is no change.
    """
    notes = _pair_notes(old.notes, new.notes)
    blocks = merge_columns(old.blocks, new.blocks, notes)
    called = dict(_calls(all_paragraphs_content(Body(blocks, new.last, ())), Turn.KEPT))
    earlier = {notes[each.id]: each for each in old.notes}
    kept = tuple(_note(note, earlier.get(note.id), called, notes) for note in new.notes)
    gone = tuple(
        _gone(note, notes) for note in old.notes if called.get(f"{EARLIER}{note.id}") is Turn.REMOVED
    )
    places = {name: place for place, name in enumerate(called)}
    # LibreOffice reads notes in the order of their calls, whatever their ids.
    in_order = sorted((*kept, *gone), key=lambda each: places.get(each.id, len(places)))
    return Body(blocks, new.last, tuple(in_order))


def all_paragraphs_content(body: Body) -> tuple[Inline, ...]:
    """The content of every paragraph, one after the other."""
    return tuple(each for paragraph in all_paragraphs(body) for each in paragraph.content)


def _pair_notes(old: tuple[Note, ...], new: tuple[Note, ...]) -> Names:
    """The id in the new edition of each note of the earlier one; notes are numbered anew in each."""
    before, after = [_words(note) for note in old], [_words(note) for note in new]
    pairs = align(
        [(old[i].kind, *each) for i, each in enumerate(before)],
        [(new[j].kind, *each) for j, each in enumerate(after)],
    )
    weights = [count_words(each) for each in before], [count_words(each) for each in after]
    found = list(pairs)
    first = begin = 0
    for i, j in [*pairs, (len(old), len(new))]:

        def alike(one: int, other: int, first: int = first, begin: int = begin) -> float:
            if old[first + one].kind != new[begin + other].kind:
                return 0.0
            return likeness(weights[0][first + one], weights[1][begin + other])

        close = align_similar(i - first, j - begin, alike, least=LEAST_ALIKE)
        found += [(first + one, begin + other) for one, other in close]
        first, begin = i + 1, j + 1
    names = {note.id: f"{EARLIER}{note.id}" for note in old}
    return names | {old[i].id: new[j].id for i, j in found}


def _words(note: Note) -> list[object]:
    return [key for each in note.paragraphs for key in words_within(each, {})]


def _calls(content: tuple[Inline, ...], turn: Turn) -> Iterator[tuple[str, Turn]]:
    for each in content:
        match each:
            case NoteCall():
                yield each.note, turn
            case Tracked():
                yield from _calls(each.content, each.turn)
            case Link() | Anchored():
                yield from _calls(each.content, turn)


def _note(note: Note, earlier: Note | None, called: dict[str, Turn], notes: Names) -> Note:
    if called.get(note.id) is Turn.KEPT and earlier is not None:
        before = tuple(each for one in earlier.paragraphs for each in one.content)
        if len(note.paragraphs) == 1 == len(earlier.paragraphs):
            only = note.paragraphs[0]
            only = replace(only, content=merge_wordings(before, only.content, notes))
            return replace(note, paragraphs=(only,))
        merged = merge_columns(earlier.paragraphs, note.paragraphs, notes)
        paragraphs = [each for each in merged if isinstance(each, Paragraph)]
        # A note ends with a paragraph that stays.
        paragraphs[-1] = replace(paragraphs[-1], turn=Turn.KEPT)
        return replace(note, paragraphs=tuple(paragraphs))
    return replace(
        note, paragraphs=tuple(replace(each, content=track_added(each.content)) for each in note.paragraphs)
    )


def _gone(note: Note, notes: Names) -> Note:
    return replace(
        note,
        id=f"{EARLIER}{note.id}",
        paragraphs=tuple(
            replace(each, content=track_removed(each.content, notes), anchors=()) for each in note.paragraphs
        ),
    )
