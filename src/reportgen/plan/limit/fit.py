"""Plan + layout → the plan within its profile's limit, or what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from reportgen.errors import ContentError
from reportgen.model.content.block import Block
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import Overflow, Profile
from reportgen.model.project import Project
from reportgen.plan.limit.dropping import droppable
from reportgen.plan.limit.giving_way import giving_way
from reportgen.plan.limit.measure import Excess, Measure, counted, excesses
from reportgen.plan.limit.shortening import shortenable
from reportgen.plan.limit.steps import Step, take_steps

LaidOut = TypeVar("LaidOut")


@frozen
class Fitted(Generic[LaidOut]):
    """What was laid out of the plan that keeps its limit; `notes` say each step that made it shorter."""

    plan: Plan
    measure: Measure
    laid_out: LaidOut
    notes: tuple[Diagnostic, ...] = ()


# How each way of overflowing finds its steps, first to go first.
STEPS: Mapping[Overflow, Callable[[Mapping[BlockId, Block], Profile, Plan], Iterator[Step]]] = {
    Overflow.SHORTEN: shortenable,
    Overflow.DROP: droppable,
}


def fit_plan(
    project: Project, plan: Plan, lay_out: Callable[[Plan], tuple[Measure, LaidOut]]
) -> Fitted[LaidOut]:
    """Shorten or drop as the profile allows, and no more than needed, until the plan keeps its limit.

    `lay_out` composes, so it is asked as rarely as possible: the search halves the list of steps. Raises
    ContentError where the report stays over its limit.
    """
    profile = project.profiles[plan.profile]

    def attempt(steps: tuple[Step, ...]) -> Fitted[LaidOut]:
        candidate = take_steps(plan, steps) if steps else plan
        measure, laid_out = lay_out(candidate)
        return Fitted(candidate, measure, laid_out, tuple(_note(profile, step) for step in steps))

    def fits(attempted: Fitted[LaidOut]) -> bool:
        return not any(excesses(attempted.measure, profile.limit))

    longest = attempt(())
    if fits(longest):
        return longest
    find = STEPS.get(profile.limit.overflow)
    steps = tuple(find(project.blocks, profile, plan)) if find else ()
    best = attempt(steps) if steps else longest
    if not fits(best):
        raise ContentError(_over_limit(project, profile, plan, best.measure, len(steps)))
    too_few, enough = 0, len(steps)
    while enough - too_few > 1:
        half = (too_few + enough) // 2
        attempted = attempt(steps[:half])
        if fits(attempted):
            enough, best = half, attempted
        else:
            too_few = half
    return best


def _note(profile: Profile, step: Step) -> Diagnostic:
    return Diagnostic(
        code="report-fitted",
        message=f'"{step.block}" is {step.done} in "{profile.id}"',
        span=step.reason.span,
        severity=Severity.NOTE,
    )


def _over_limit(
    project: Project, profile: Profile, plan: Plan, measured: Measure, taken: int
) -> Iterator[Diagnostic]:
    for excess in excesses(measured, profile.limit):
        yield Diagnostic(
            code="report-over-limit",
            message=_too_long(profile, excess, taken),
            span=profile.origins.get(f"limit.{excess.unit}", profile.span),
            hint=_way_out(project, profile, plan),
        )


def _too_long(profile: Profile, excess: Excess, taken: int) -> str:
    tried = f" after {counted(taken, 'steps')}" if taken else ""
    return (
        f'"{profile.id}" has {counted(excess.actual, excess.unit)}{tried}, '
        f"{excess.allowed} {'is' if excess.allowed == 1 else 'are'} allowed"
    )


def _way_out(project: Project, profile: Profile, plan: Plan) -> str:
    """The blocks that could go first, later ones before earlier ones."""
    going = [placement.block for placement in giving_way(project.blocks, plan)]
    names = ", ".join(f"{block} (priority {project.blocks[block].priority})" for block in going[:5])
    first = f"first to go: {names}" if names else "every block has priority 1 and must stay: raise the limit"
    if profile.limit.overflow is Overflow.FAIL:
        return f"{first}; or set limit.overflow to shorten or drop"
    return f"{first}; nothing more may be {_PAST[profile.limit.overflow]}"


_PAST: Mapping[Overflow, str] = {Overflow.SHORTEN: "shortened", Overflow.DROP: "dropped"}
