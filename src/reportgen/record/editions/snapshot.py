"""Project + plan + document → what one audience gets to read, as an edition records it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.model.names import FULL, ClaimId
from reportgen.model.plan import Placement, Plan
from reportgen.model.project import Project
from reportgen.model.report.edition import ClaimState, Passage, Snapshot
from reportgen.model.report.page import Element
from reportgen.record.editions.passages import passages_in
from reportgen.text.citations import cited_names


def take_snapshot(project: Project, plan: Plan, root: Element) -> Snapshot:
    """What `plan` shows its audience, from the composed page `root`."""
    passages = tuple(
        Passage(block, version, _title(project, block, version), text)
        for block, version, text in passages_in(root)
    )
    return Snapshot(plan.profile, passages, tuple(_states(project, _cited(project, plan.placements()))))


def _title(project: Project, block: str, version: str) -> str:
    found = next((each for name, each in project.blocks.items() if name == block), None)
    if found is None:
        return block
    wording = next((each for name, each in found.versions.items() if name == version), None)
    return wording.title if wording else found.title


def _cited(project: Project, placements: Iterable[Placement]) -> Iterator[ClaimId]:
    for placement in placements:
        block = project.blocks[placement.block]
        version = block.versions.get(placement.version) or block.versions[FULL]
        yield from map(ClaimId, cited_names(version.place))


def _states(project: Project, cited: Iterable[ClaimId]) -> Iterator[ClaimState]:
    for name in sorted(set(cited)):
        claim = project.claims.get(name)
        if claim is not None:
            yield ClaimState(claim.id, claim.hedge, claim.status, claim.our_confidence)
