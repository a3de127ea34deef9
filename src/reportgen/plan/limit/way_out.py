"""A report over its limit → what is too long, and what would help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.plan import Plan
from reportgen.model.profile import Limit, Overflow, Profile
from reportgen.model.project import Project
from reportgen.plan.limit.cheapest import cheapest
from reportgen.plan.limit.giving_way import droppable_blocks, shorter_wordings
from reportgen.plan.limit.measure import Excess, Measure, counted
from reportgen.plan.limit.promises import promises_of
from reportgen.plan.limit.savings import GivingWay, Saving, weigh
from reportgen.plan.limit.search import needed_by

MOST_NAMED = 5
PAST: Mapping[Overflow, str] = {Overflow.SHORTEN: "shortened", Overflow.DROP: "dropped"}


def over_limit(
    project: Project, plan: Plan, whole: Measure, too_long: Iterable[Excess], taken: int
) -> tuple[Diagnostic, ...]:
    """One error for each bound that is exceeded after `taken` steps, at the line that sets it.

    `whole` is the measure without any step: what would help is worked out from it.
    """
    profile = project.profiles[plan.profile]
    hint = _way_out(project, plan, profile, whole)
    return tuple(
        Diagnostic(
            code="report-over-limit",
            message=_too_long(profile, each, taken),
            span=profile.origins.get(f"limit.{each.unit}", profile.span),
            hint=hint,
        )
        for each in too_long
    )


def _too_long(profile: Profile, excess: Excess, taken: int) -> str:
    tried = f" after {counted(taken, 'steps')}" if taken else ""
    return (
        f'"{profile.id}" has {counted(excess.actual, excess.unit)}{tried}, '
        f"{excess.allowed} {'is' if excess.allowed == 1 else 'are'} allowed"
    )


def _way_out(project: Project, plan: Plan, profile: Profile, whole: Measure) -> str:
    """What could be shortened or left out, and whether leaving out would be enough."""
    limit = profile.limit
    shorter = weigh(shorter_wordings(project, plan), whole)
    promises = promises_of(project, plan, whole.links)
    out = promises.free(weigh(droppable_blocks(project, plan), whole))
    parts = [f"shorter wordings: {_listed(shorter, limit)}"] if shorter else []
    parts += [f"first to go: {_listed(out, limit)}"] if out else []
    if limit.overflow in PAST:
        parts.append(f"nothing more may be {PAST[limit.overflow]}")
    if limit.overflow is not Overflow.DROP:
        enough = cheapest(
            out,
            needed_by(whole, (), limit),
            lambda choice: promises.allow(frozenset(each.step.block for each in choice)),
        )
        if enough is not None:
            names = " and ".join(f'"{each.step.block}"' for each in enough)
            parts.append(f"without {names} it should fit, as with limit.overflow: drop")
            return "; ".join((*parts, "or raise the limit"))
        parts += ["that may not be enough"] if out else []
    return "; ".join((*parts, "what must stay is longer than the limit: shorten it, or raise the limit"))


def _listed(offered: Iterable[GivingWay], limit: Limit) -> str:
    """The steps that cost readers least, those that save most first."""
    savings = sorted(
        (max(each.savings, key=lambda saving: saving.words) for each in offered),
        key=lambda each: (-each.priority, -each.pages, -each.words),
    )
    more = len(savings) - MOST_NAMED
    named = ", ".join(_named(each, limit) for each in savings[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _named(saving: Saving, limit: Limit) -> str:
    step = saving.step
    name = f'"{step.block}"' if step.version is None else f'"{step.block}" as "{step.version}"'
    saved = counted(saving.words, "words") + " less"
    if limit.pages is not None:
        saved += f", about {max(saving.pages, 0.1):.1f} pages"
    return f"{name} (priority {saving.priority}, {saved})"
