"""Outline entry + blocks → the candidates that the entry asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase, translate

from reportgen.model.block import Block
from reportgen.model.generators import GENERATORS
from reportgen.model.names import BlockId
from reportgen.model.plan import Reason
from reportgen.model.profile import Entry, Pattern
from reportgen.model.query import Query, Where
from reportgen.plan.candidate import Candidate
from reportgen.plan.querying import asked_for, in_words, query_span


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


def matched(pattern: Pattern, blocks: Collection[BlockId]) -> Iterable[BlockId]:
    """Those of `blocks` that the pattern names."""
    if not pattern.is_glob:
        named = BlockId(pattern.text)
        return (named,) if named in blocks else ()
    # Thousands of blocks, and one expression for all of them.
    fits = re.compile(translate(pattern.text)).match
    return (each for each in blocks if fits(each))


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
        is_glob = pattern.is_glob
        for block_id in sorted(matched(pattern, blocks)):
            if is_glob and block_id in named:
                continue
            text = f'matches "{pattern.text}"' if is_glob else "named in the outline"
            yield Candidate(blocks[block_id], Reason(text, pattern.span), is_named=not is_glob)
    query = query_of(entry)
    if query is None:
        return
    reason = Reason(f"selected by {in_words(query)}", query_span(query, entry.span))
    for block_id in sorted(each.id for each in asked_for(query, blocks.values())):
        if block_id not in named:
            yield Candidate(blocks[block_id], reason, is_named=False)
