"""A difference → sentences for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.content.claim import Claim
from reportgen.model.names import ClaimId
from reportgen.model.report.edition import Difference, Passage, Rerating


def tell_difference(difference: Difference, claims: Mapping[ClaimId, Claim]) -> tuple[str, ...]:
    """One sentence for each kind of change, in readers' words; empty when nothing changed."""
    return tuple(_sentences(difference, claims))


def _sentences(difference: Difference, claims: Mapping[ClaimId, Claim]) -> Iterator[str]:
    for word, passages in (
        ("Added", difference.added),
        ("Removed", difference.removed),
        ("Moved", difference.moved),
    ):
        if passages:
            yield f"{word}: {_titles(passages)}."
    if difference.reworded:
        yield f"Reworded: {_titles(each.after for each in difference.reworded)}."
    for change in difference.rerated:
        yield _rating(change, claims)


def _titles(passages: Iterable[Passage]) -> str:
    return "; ".join(f"“{each.title}”" for each in passages)


def _rating(change: Rerating, claims: Mapping[ClaimId, Claim]) -> str:
    parts = [
        f"{name} {before} → {after}"
        for name, before, after in (
            ("status", change.before.status, change.after.status),
            ("our confidence", change.before.confidence or "none", change.after.confidence or "none"),
            ("wording of the source", change.before.hedge, change.after.hedge),
        )
        if before != after
    ]
    claim = claims.get(change.after.claim)
    name = f"“{claim.text.rstrip('.')}”" if claim is not None else f"Claim {change.after.claim}"
    return f"{name}: {', '.join(parts)}."
