"""Two snapshots of one report → what its audience would notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reportgen.model.editions.difference import DetailChange, Difference, Rerating, Rewording, Turn
from reportgen.model.editions.passages import Detail, DetailKind, Passage, PassageKind, Snapshot
from reportgen.record.differences.table_changes import compare_tables
from reportgen.record.differences.word_runs import compare_words

# What has no name that lasts: where as many went as came between two that stayed, they changed.
NAMELESS = frozenset({PassageKind.SECTION, PassageKind.NOTE, PassageKind.LEGEND})
# Passages that readers would miss at their place.
ORDERED = frozenset({PassageKind.BLOCK, PassageKind.JUDGEMENT, PassageKind.SECTION})

_Key = tuple[PassageKind, str, int]
_Passages = Mapping[_Key, Passage]


def compare_snapshots(before: Snapshot, after: Snapshot) -> Difference:
    """Everything that came, went, moved or reads otherwise, and claims rated otherwise.

    Where the earlier edition recorded blocks alone, blocks alone are compared.
    """
    old, new = _known_again(*_comparable(before, after))
    rewordings = [
        _rewording(old[key], new[key]) for key in new if key in old and not _is_same(old[key], new[key])
    ]
    rated = {each.claim: each for each in before.claims}
    found = Difference(
        profile=after.profile,
        added=tuple(each for key, each in new.items() if key not in old),
        removed=tuple(each for key, each in old.items() if key not in new),
        moved=tuple(_moved(old, new)),
        reworded=tuple(each for each in rewordings if not _is_picture_only(each)),
        rerated=tuple(
            Rerating(rated[each.claim], each)
            for each in after.claims
            if each.claim in rated and rated[each.claim] != each
        ),
        pictures=tuple(dict.fromkeys(caption for each in rewordings for caption in _pictures(each))),
        is_partial=not (before.is_whole and after.is_whole),
    )
    is_seen = bool(before.shown and after.shown) and before.shown != after.shown
    return replace(found, is_otherwise=is_seen and found.is_empty)


def _comparable(before: Snapshot, after: Snapshot) -> tuple[Iterable[Passage], Iterable[Passage]]:
    if not (before.is_whole and after.is_whole):
        old, new = (
            [_plain(each) for each in state.passages if each.kind is PassageKind.BLOCK]
            for state in (before, after)
        )
        return old, new
    # Where the report itself tells what changed, an edition of an earlier release may not know.
    telling = {
        each.name for state in (before, after) for each in state.passages if each.kind is PassageKind.CHANGES
    }
    old, new = (
        [each for each in state.passages if each.name not in telling or each.kind not in NAMELESS]
        for state in (before, after)
    )
    return (
        [each for each in old if each.kind is not PassageKind.CHANGES],
        [each for each in new if each.kind is not PassageKind.CHANGES],
    )


def _plain(passage: Passage) -> Passage:
    """Its words alone, as earlier releases recorded them."""
    return Passage(passage.name, passage.version, passage.title, (passage.text,), origins=passage.origins)


def _known_again(before: Iterable[Passage], after: Iterable[Passage]) -> tuple[_Passages, _Passages]:
    """Both states by keys; what has no lasting name gets the key of what it was."""
    old, new = _keyed(before), _keyed(after)
    names: dict[_Key, _Key] = {}
    for kind in NAMELESS:
        was = [key for key in old if key[0] is kind]
        now = [key for key in new if key[0] is kind]
        for tag, i, i_end, j, j_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if tag == "replace" and i_end - i == j_end - j:
                pairs = zip(now[j:j_end], was[i:i_end], strict=True)
                names.update(
                    (key, earlier) for key, earlier in pairs if key not in old and earlier not in new
                )
    return old, {names.get(key, key): each for key, each in new.items()}


def _keyed(passages: Iterable[Passage]) -> dict[_Key, Passage]:
    found: dict[_Key, Passage] = {}
    for each in passages:
        number = 0
        while (each.kind, each.name, number) in found:
            number += 1
        found[each.kind, each.name, number] = each
    return found


def _is_same(before: Passage, after: Passage) -> bool:
    # The title of a block stands among its words, or is that of its section.
    return (before.pieces, before.details, before.form) == (after.pieces, after.details, after.form)


def _rewording(before: Passage, after: Passage) -> Rewording:
    return Rewording(
        before,
        after,
        compare_words(before.prose, after.prose),
        compare_tables(before.tables, after.tables),
        tuple(_details(before.details, after.details)),
    )


def _details(before: Sequence[Detail], after: Sequence[Detail]) -> Iterator[DetailChange]:
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (DetailChange(Turn.REMOVED, each) for each in before[i:i_end])
            yield from (DetailChange(Turn.ADDED, each) for each in after[j:j_end])


def _is_picture_only(change: Rewording) -> bool:
    before, after = change.before, change.after
    return (
        (before.pieces, before.form) == (after.pieces, after.form)
        and bool(change.details)
        and all(each.detail.kind is DetailKind.PICTURE for each in change.details)
    )


def _pictures(change: Rewording) -> Iterator[str]:
    """What the pictures are called that look otherwise."""
    for each in change.details:
        if each.detail.kind is DetailKind.PICTURE and each.turn is Turn.ADDED:
            yield each.detail.text or change.after.title


def _moved(before: _Passages, after: _Passages) -> Iterator[Passage]:
    """The fewest passages that must move to turn one order into the other."""
    old = [key for key in before if key in after and key[0] in ORDERED]
    new = [key for key in after if key in before and key[0] in ORDERED]
    kept: set[_Key] = set()
    for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        kept.update(new[match.b : match.b + match.size])
    yield from (after[key] for key in new if key not in kept)
