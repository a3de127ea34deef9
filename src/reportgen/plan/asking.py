"""Outline entry + blocks → the candidates that the entry asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from reportgen.model.block import Block
from reportgen.model.generators import GENERATORS
from reportgen.model.names import BlockId
from reportgen.model.plan import Reason
from reportgen.model.profile import Entry, Pattern
from reportgen.model.query import Query, Where
from reportgen.plan.candidate import Candidate
from reportgen.plan.querying import asks_for, in_words, query_span


def candidates_of(
    entry: Entry, blocks: Mapping[BlockId, Block], named: frozenset[BlockId]
) -> tuple[Candidate, ...]:
    """What `entry` asks for: patterns as written, each glob by id, then its query by id.

    Globs and queries leave alone what any entry names by id.
    """
    found: dict[BlockId, Candidate] = {}
    for candidate in _asked(entry, blocks, named):
        found.setdefault(candidate.block.id, candidate)
    return tuple(found.values())


def matching(patterns: Iterable[Pattern], block: BlockId) -> Pattern | None:
    """The first pattern that names `block`, or None."""
    return next((each for each in patterns if matches(each, block)), None)


def matches(pattern: Pattern, block: BlockId) -> bool:
    """Whether the pattern, read as id or as glob, names `block`."""
    return fnmatchcase(block, pattern.text) if pattern.is_glob else block == pattern.text


def query_of(entry: Entry) -> Query | None:
    """The entry's own query, or the one its generator implies where it asks for nothing itself."""
    if entry.select is not None or entry.patterns:
        return entry.select
    generator = GENERATORS.get(entry.generate or "")
    if generator is None or generator.kind is None:
        return None
    return Where("kind", (generator.kind,), entry.span)


def _asked(entry: Entry, blocks: Mapping[BlockId, Block], named: frozenset[BlockId]) -> Iterator[Candidate]:
    for pattern in entry.patterns:
        for block_id in sorted(blocks):
            if not matches(pattern, block_id) or (pattern.is_glob and block_id in named):
                continue
            text = f'matches "{pattern.text}"' if pattern.is_glob else "named in the outline"
            yield Candidate(blocks[block_id], Reason(text, pattern.span))
    query = query_of(entry)
    if query is None:
        return
    for block_id in sorted(blocks):
        if block_id not in named and asks_for(query, blocks[block_id]):
            reason = Reason(f"selected by {in_words(query)}", query_span(query, entry.span))
            yield Candidate(blocks[block_id], reason)
