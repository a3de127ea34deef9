"""Outline entry + library → the candidates that the entry asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from reportgen.model.generators import GENERATORS
from reportgen.model.names import BlockId
from reportgen.model.plan import Reason
from reportgen.model.profile import Entry, Pattern
from reportgen.model.query import Query, Where
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.candidate import Candidate
from reportgen.plan.selection.queries import in_words, query_span


def candidates_of(entry: Entry, library: Library, named: frozenset[BlockId]) -> tuple[Candidate, ...]:
    """What `entry` asks for: patterns as written, each glob by id, then its query by id.

    Globs and queries leave alone what any entry names by id.
    """
    found: dict[BlockId, Candidate] = {}
    for candidate in _asked(entry, library, named):
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


def _asked(entry: Entry, library: Library, named: frozenset[BlockId]) -> Iterator[Candidate]:
    for pattern in entry.patterns:
        is_glob = pattern.is_glob
        text = f'matches "{pattern.text}"' if is_glob else "named in the outline"
        reason = Reason(text, pattern.span)
        for block_id in library.named_by(pattern):
            if not (is_glob and block_id in named):
                yield Candidate(library.blocks[block_id], reason, is_named=not is_glob)
    query = query_of(entry)
    if query is None:
        return
    reason = Reason(f"selected by {in_words(query)}", query_span(query, entry.span))
    for block_id in library.asked_for(query):
        if block_id not in named:
            yield Candidate(library.blocks[block_id], reason, is_named=False)
