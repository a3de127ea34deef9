"""Blocks → the answers that many profiles ask of them, found once instead of block by block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import translate
from functools import cached_property
from typing import TypeAlias

from reportgen.model.content.block import Block, FieldValue
from reportgen.model.names import FULL, BlockId, VersionName
from reportgen.model.profile import Pattern
from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.plan.selection.fields import field_of, known_fields, members

_Ids: TypeAlias = frozenset[BlockId]
_Value: TypeAlias = str | int | float | bool
# A value as queries compare it: dates as they are written, and true is never 1.
_Key: TypeAlias = tuple[bool, _Value]

_NOBODY: _Ids = frozenset()
_WILD = re.compile(r"[*?[]")


class Library:
    """Every block by id, what stands where, and which blocks hold a value.

    `broken` blocks could not be read, or only in part: any of them may be what a profile asks for.
    """

    def __init__(self, blocks: Mapping[BlockId, Block], broken: frozenset[str] = frozenset()) -> None:
        self.blocks = blocks
        self.broken = broken
        self.ids = tuple(sorted(blocks))
        self._holders: dict[str, Mapping[_Key, _Ids]] = {}

    @cached_property
    def fields(self) -> frozenset[str]:
        """Every field that a query may ask for."""
        return known_fields(self.blocks.values())

    @cached_property
    def versions(self) -> frozenset[VersionName]:
        """Every version that a profile may ask for."""
        return frozenset({FULL}.union(*(block.versions for block in self.blocks.values())))

    def named_by(self, pattern: Pattern) -> tuple[BlockId, ...]:
        """The blocks that a pattern names, by id."""
        if not pattern.is_glob:
            named = BlockId(pattern.text)
            return (named,) if named in self.blocks else ()
        fits = re.compile(translate(pattern.text)).match
        return tuple(each for each in self._beginning_like(pattern.text) if fits(each))

    def may_be_named_by(self, pattern: Pattern) -> bool:
        """Whether a pattern names a block, be it one that could not be read."""
        if self.named_by(pattern):
            return True
        fits = re.compile(translate(pattern.text)).match
        return any(fits(each) if pattern.is_glob else each == pattern.text for each in self.broken)

    def asked_for(self, query: Query) -> tuple[BlockId, ...]:
        """The blocks that a query asks for, by id."""
        return tuple(sorted(self._answer(query)))

    def _beginning_like(self, glob: str) -> Iterator[BlockId]:
        """The ids that open with the letters before the first sign of a glob."""
        wild = _WILD.search(glob)
        opening = glob[: wild.start()] if wild else glob
        for place in range(bisect_left(self.ids, opening), len(self.ids)):
            if not self.ids[place].startswith(opening):
                return
            yield self.ids[place]

    def _answer(self, query: Query) -> _Ids:
        match query:
            case Where(field, values):
                holders = self._holders_of(field)
                return _NOBODY.union(*(holders.get(_key(value), _NOBODY) for value in values))
            case Every(parts):
                answers = sorted(map(self._answer, parts), key=len)
                return answers[0].intersection(*answers[1:]) if answers else frozenset(self.ids)
            case Some(parts):
                return _NOBODY.union(*map(self._answer, parts))
            case Not(part):
                return frozenset(self.ids) - self._answer(part)
            case Between(field, least, most):
                holders = self._holders_of(field)
                return _NOBODY.union(*(holders[key] for key in holders if _lies_between(key, least, most)))

    def _holders_of(self, field: str) -> Mapping[_Key, _Ids]:
        """Value → the blocks whose `field` holds it, alone or among others."""
        if field not in self._holders:
            found: dict[_Key, set[BlockId]] = {}
            for name, block in self.blocks.items():
                for key in _keys(members(field_of(block, field))):
                    found.setdefault(key, set()).add(name)
            self._holders[field] = {key: frozenset(names) for key, names in found.items()}
        return self._holders[field]


def _keys(values: Iterable[FieldValue]) -> Iterator[_Key]:
    """The keys of values; lists and tables within a list equal nothing that a query can name."""
    for value in values:
        if isinstance(value, date):
            yield _key(value.isoformat())
        elif isinstance(value, str | int | float | bool):
            yield _key(value)


def _key(value: _Value) -> _Key:
    return isinstance(value, bool), value


def _lies_between(key: _Key, least: float | None, most: float | None) -> bool:
    is_boolean, value = key
    if is_boolean or isinstance(value, str):
        return False
    return (least is None or least <= value) and (most is None or value <= most)
