"""A difference → sentences for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.content.claim import Claim
from reportgen.model.editions.difference import Difference, Extent, Rerating, Rewording
from reportgen.model.editions.passages import Passage, PassageKind
from reportgen.model.names import ClaimId

OTHERWISE = "Numbers, marks or the order of the page changed, and no words."
# What each kind is called where it came, went or reads otherwise.
KINDS: Mapping[PassageKind, tuple[str, str, str]] = {
    PassageKind.TERM: ("Explained now", "No longer explained", "Explained otherwise"),
    PassageKind.SOURCE: ("New source", "No longer a source", "Source described otherwise"),
}
REWORDED: Mapping[Extent, str] = {
    Extent.WORDS: "Reworded",
    Extent.DETAILS: "Cited or linked otherwise",
    Extent.FORM: "Set otherwise, in the same words",
}
COUNTED: Mapping[PassageKind, str] = {
    PassageKind.NOTE: "Notes",
    PassageKind.LEGEND: "Evidence marks explained",
}


def tell_difference(difference: Difference, claims: Mapping[ClaimId, Claim]) -> tuple[str, ...]:
    """One sentence for each kind of change, in readers' words; empty when nothing changed."""
    return tuple(change_sentences(difference, {name: str(each.text) for name, each in claims.items()}))


def change_sentences(difference: Difference, claims: Mapping[ClaimId, str]) -> Iterator[str]:
    """The same, with the claims by their words alone."""
    yield from _masthead(difference)
    for word, passages in (
        ("Added", difference.added),
        ("Removed", difference.removed),
        ("Moved", difference.moved),
        *((word, _reworded(difference, extent)) for extent, word in REWORDED.items()),
    ):
        if content := [each for each in passages if each.is_content]:
            yield f"{word}: {_titles(content)}."
    yield from _sections(difference)
    if difference.pictures:
        yield f"Pictures that look otherwise: {'; '.join(f'“{each}”' for each in difference.pictures)}."
    for kind, words in KINDS.items():
        reworded = tuple(each.after for each in difference.reworded)
        for word, passages in zip(words, (difference.added, difference.removed, reworded), strict=True):
            if found := [each for each in passages if each.kind is kind]:
                yield f"{word}: {_titles(found)}."
    for kind, name in COUNTED.items():
        if counts := _counts(difference, kind):
            yield f"{name}: {counts}."
    for change in difference.rerated:
        yield _rating(change, claims)
    if difference.is_otherwise:
        yield OTHERWISE


def _reworded(difference: Difference, extent: Extent) -> tuple[Passage, ...]:
    return tuple(each.after for each in difference.reworded if each.extent is extent)


def _masthead(difference: Difference) -> Iterator[str]:
    """Title, standfirst, dates: short enough to be given whole."""
    kind = PassageKind.MASTHEAD
    for change in difference.reworded:
        if change.after.kind is kind:
            yield f"{change.after.title}: “{change.before.text}” is now “{change.after.text}”."
    for word, passages in (("new", difference.added), ("no longer given", difference.removed)):
        yield from (f"{each.title}, {word}: “{each.text}”." for each in passages if each.kind is kind)


def _sections(difference: Difference) -> Iterator[str]:
    kind = PassageKind.SECTION
    for change in difference.reworded:
        if change.after.kind is kind:
            yield _section(change)
    for word, passages in (
        ("New sections", difference.added),
        ("Sections removed", difference.removed),
        ("Sections moved", difference.moved),
    ):
        if found := [each for each in passages if each.kind is kind]:
            yield f"{word}: {_titles(found)}."


def _section(change: Rewording) -> str:
    before, after = change.before.title, change.after.title
    return (
        f"Section “{before}” is now “{after}”." if before != after else f"Section “{after}” reads otherwise."
    )


def _counts(difference: Difference, kind: PassageKind) -> str:
    counts = (
        (sum(each.kind is kind for each in difference.added), "new"),
        (sum(each.kind is kind for each in difference.removed), "removed"),
        (sum(each.after.kind is kind for each in difference.reworded), "reworded"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def _titles(passages: Iterable[Passage]) -> str:
    return "; ".join(dict.fromkeys(f"“{each.title}”" for each in passages))


def _rating(change: Rerating, claims: Mapping[ClaimId, str]) -> str:
    parts = [
        f"{name} {before} → {after}"
        for name, before, after in (
            ("status", change.before.status, change.after.status),
            ("our confidence", change.before.confidence or "none", change.after.confidence or "none"),
            ("wording of the source", change.before.hedge, change.after.hedge),
        )
        if before != after
    ]
    text = claims.get(change.after.claim)
    name = f"“{text.rstrip('.')}”" if text is not None else f"Claim {change.after.claim}"
    return f"{name}: {', '.join(parts)}."
