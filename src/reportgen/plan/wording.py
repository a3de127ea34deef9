"""Block + what is asked for → the version to take, and why."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import FULL, VersionName


@frozen
class Wish:
    """Wordings that one place asks for, first that exists: `by` is that place in words."""

    by: str
    versions: tuple[VersionName, ...]


@frozen
class Wording:
    """The version taken, and the reason."""

    version: VersionName
    reason: str


def choose_wording(block: Block, wishes: tuple[Wish, ...]) -> Wording | None:
    """The first version that exists: nearest wish first, `full` at the very end; None if none does."""
    refused: list[str] = []
    for version, by in _tries(wishes):
        if version in block.versions:
            missing = f"; it has no {', no '.join(refused)}" if refused else ""
            return Wording(version, f'"{version}" is asked for by {by}{missing}' if by else _last(missing))
        refused.append(f'"{version}"')
    return None


def _tries(wishes: tuple[Wish, ...]) -> Iterator[tuple[VersionName, str]]:
    seen: set[VersionName] = set()
    for wish in (*wishes, Wish("", (FULL,))):
        for version in wish.versions:
            if version not in seen:
                seen.add(version)
                yield version, wish.by


def _last(missing: str) -> str:
    return f'"{FULL}" is tried last{missing}'
