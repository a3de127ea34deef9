"""Plan + layout → the plan within its profile's limit, or as near to it as its profile lets it come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Generic, TypeVar

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.plan import Plan
from reportgen.model.profile import Overflow, Profile
from reportgen.model.project import Project
from reportgen.plan.limit.giving_way import droppable_blocks, shorter_wordings
from reportgen.plan.limit.measure import Measure, excesses
from reportgen.plan.limit.promises import Promises, promises_of
from reportgen.plan.limit.savings import Way, weigh
from reportgen.plan.limit.search import find_fitting
from reportgen.plan.limit.steps import Step, take_steps
from reportgen.plan.limit.way_out import over_limit

LaidOut = TypeVar("LaidOut")


@frozen
class Fitted(Generic[LaidOut]):
    """What was laid out of the plan that keeps its limit; `notes` say each step that made it shorter.

    Where `over_limit` says by which bounds and what would help, it is still too long.
    """

    plan: Plan
    measure: Measure
    laid_out: LaidOut
    notes: tuple[Diagnostic, ...] = ()
    over_limit: tuple[Diagnostic, ...] = ()


# How each way of overflowing finds the steps of each block.
WAYS: Mapping[Overflow, Callable[[Project, Plan], Iterator[tuple[Way, ...]]]] = {
    Overflow.SHORTEN: shorter_wordings,
    Overflow.DROP: droppable_blocks,
}


def fit_plan(
    project: Project, plan: Plan, lay_out: Callable[[Plan], tuple[Measure, LaidOut]]
) -> Fitted[LaidOut]:
    """Shorten or drop as the profile allows, and no more than needed, until the plan keeps its limit.

    `lay_out` takes long, so it is asked as rarely as possible: what each block takes is measured once, the
    best choice is worked out from that and only then laid out. A plan that stays over its limit comes back
    after all its steps.
    """
    profile = project.profiles[plan.profile]
    measure, laid_out = lay_out(plan)
    laid: dict[tuple[Step, ...], Fitted[LaidOut]] = {(): Fitted(plan, measure, laid_out)}
    if not any(excesses(measure, profile.limit)):
        return laid[()]

    def attempt(steps: tuple[Step, ...]) -> Measure | None:
        candidate = take_steps(plan, steps)
        try:
            measure, laid_out = lay_out(candidate)
        except ContentError:
            # The report has a mistake without what these steps take away.
            return None
        laid[steps] = Fitted(candidate, measure, laid_out, tuple(_note(profile, step) for step in steps))
        return measure

    find = WAYS.get(profile.limit.overflow)
    offered = weigh(find(project, plan), measure) if find else ()
    promises = _promises(project, plan, measure)
    found = find_fitting(promises.free(offered), promises, profile.limit, measure, attempt)
    fitted = laid[found.steps]
    too_long = tuple(excesses(found.measure, profile.limit))
    if not too_long:
        return fitted
    return replace(fitted, over_limit=over_limit(project, plan, measure, too_long, len(found.steps)))


def _promises(project: Project, plan: Plan, measure: Measure) -> Promises:
    is_dropping = project.profiles[plan.profile].limit.overflow is Overflow.DROP
    return promises_of(project, plan, measure.links) if is_dropping else Promises(frozenset())


def _note(profile: Profile, step: Step) -> Diagnostic:
    return Diagnostic(
        code="report-fitted",
        message=f'"{step.block}" is {step.done} in "{profile.id}"',
        span=step.reason.span,
        severity=Severity.NOTE,
    )
