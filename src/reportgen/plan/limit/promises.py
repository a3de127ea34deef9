"""Plan + links on its pages → which sets of blocks may be left out together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.plan.limit.measure import Link
from reportgen.plan.limit.savings import GivingWay
from reportgen.plan.parts import MISSING_PART, NEEDED, ONE_SIDED, OTHER_SIDE, subjects_of

OFF = "off"


@frozen
class Promise:
    """While a block of `wherever` stands, or always where it is None, one of `stays` has to."""

    wherever: frozenset[BlockId] | None
    stays: frozenset[BlockId]

    def is_kept(self, standing: frozenset[BlockId]) -> bool:
        """Whether these blocks keep it."""
        is_due = self.wherever is None or not self.wherever.isdisjoint(standing)
        return not is_due or not self.stays.isdisjoint(standing)


@frozen
class Promises:
    """What a report that loses blocks must not break: `placed` are the blocks it has."""

    placed: frozenset[BlockId]
    each: tuple[Promise, ...] = ()

    def allow(self, gone: frozenset[BlockId]) -> bool:
        """Whether the report may do without these blocks."""
        standing = self.placed - gone
        return all(promise.is_kept(standing) for promise in self.each)

    def free(self, offered: Iterable[GivingWay]) -> tuple[GivingWay, ...]:
        """Those of the blocks that may go in some choice."""
        free = {each.block: each for each in offered}
        while fixed := next(filter(None, (self._fixed(promise, free) for promise in self.each)), None):
            del free[fixed]
        return tuple(free.values())

    def _fixed(self, promise: Promise, free: Collection[BlockId]) -> BlockId | None:
        """The only block that can keep a promise which is due whatever goes."""
        is_due = promise.wherever is None or any(each not in free for each in promise.wherever)
        only = next(iter(promise.stays)) if len(promise.stays) == 1 else None
        return only if is_due and only in free else None

    def most(self, offered: Iterable[BlockId]) -> frozenset[BlockId]:
        """The blocks that go where as many as possible do; those offered first stay first."""
        order = tuple(offered)
        gone = set(order)
        while broken := self._broken(frozenset(gone)):
            back = next((each for each in order if each in broken.stays and each in gone), None)
            if back is None:
                return frozenset()
            gone.remove(back)
        return frozenset(gone)

    def _broken(self, gone: frozenset[BlockId]) -> Promise | None:
        standing = self.placed - gone
        return next((promise for promise in self.each if not promise.is_kept(standing)), None)


def promises_of(project: Project, plan: Plan, links: Iterable[Link]) -> Promises:
    """Blocks that others require or refer to stay with them; no part or side that is there gets lost."""
    placed = frozenset(placement.block for placement in plan.placements())
    blocks = {name: project.blocks[name] for name in placed}
    profile = project.profiles[plan.profile]
    levels: Mapping[str, str] = {**project.about.checks.levels, **profile.checks}
    every = (
        *_requirements(blocks),
        *(Promise(frozenset({each.source}), each.targets) for each in links),
        *(() if levels.get(MISSING_PART) == OFF else _parts(blocks, plan)),
        *(() if levels.get(ONE_SIDED) == OFF else _sides(blocks)),
    )
    whole = Promises(placed, every)
    # What the whole report does not keep is no fault of leaving blocks out.
    return Promises(placed, tuple(each for each in dict.fromkeys(every) if each.is_kept(whole.placed)))


def _requirements(blocks: Mapping[BlockId, Block]) -> Iterator[Promise]:
    for block in blocks.values():
        for needed in block.requires:
            yield Promise(frozenset({block.id}), frozenset({needed}))


def _parts(blocks: Mapping[BlockId, Block], plan: Plan) -> Iterator[Promise]:
    generators = {part.generate for section in plan.sections for part in section.walk()}
    for needed in NEEDED:
        if needed.kinds and needed.generators.isdisjoint(generators):
            yield Promise(None, frozenset(name for name, each in blocks.items() if each.kind in needed.kinds))


def _sides(blocks: Mapping[BlockId, Block]) -> Iterator[Promise]:
    sides: dict[tuple[str, str], set[BlockId]] = {}
    for block in blocks.values():
        side = block.fields.get("x-side")
        if isinstance(side, str) and side in OTHER_SIDE:
            for subject in subjects_of(block):
                sides.setdefault((subject, side), set()).add(block.id)
    for (subject, side), names in sides.items():
        other = sides.get((subject, OTHER_SIDE[side]), set())
        yield Promise(frozenset(names), frozenset(other))
