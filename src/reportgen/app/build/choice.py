"""Project + names given to a call → the profiles to work on and their plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.app.machines.shards import Share, names_of
from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.plan.make_plan import draft_plan, find_profile
from reportgen.plan.requirements import empty_sections
from reportgen.plan.selection.block_library import Library


def choose_profiles(
    project: Project, names: tuple[str, ...], *, with_batch: bool = False
) -> tuple[Profile, ...]:
    """The profiles called `names`, each once, or all that can be built; UsageError for unknown ones.

    Those that are built from a list are among all only `with_batch`.
    """
    if not names:
        every = (project.profiles[each] for each in sorted(project.profiles))
        return tuple(each for each in every if not each.is_base and (with_batch or not each.batch))
    found: dict[str, Profile] = {}
    unknown: list[Diagnostic] = []
    for name in names:
        try:
            found[name] = find_profile(project, name)
        except UsageError as wrong:
            unknown.extend(wrong.diagnostics)
    if unknown:
        raise UsageError(unknown)
    return tuple(found.values())


def take_share(profiles: tuple[Profile, ...], share: Share | None) -> tuple[Profile, ...]:
    """Those of `profiles` that one machine builds; all of them where nobody shares."""
    if share is None:
        return profiles
    mine = names_of((each.id for each in profiles), share)
    return tuple(each for each in profiles if each.id in mine)


def plan_profiles(project: Project, profiles: Iterable[Profile]) -> Mapping[ProfileId, Plan]:
    """The plan of each profile; raises one ContentError with the mistakes of all."""
    drafts = draft_plans(project, profiles)
    # Profiles that extend one base repeat its mistakes.
    mistakes = dict.fromkeys(each for _, found in drafts.values() for each in found)
    if mistakes:
        raise ContentError(mistakes)
    return {name: plan for name, (plan, _) in drafts.items()}


def draft_plans(
    project: Project, profiles: Iterable[Profile]
) -> Mapping[ProfileId, tuple[Plan, tuple[Diagnostic, ...]]]:
    """The plan of each profile as far as it can be made, with its mistakes."""
    library = Library(project.blocks, project.broken.blocks)
    return {profile.id: draft_plan(project, profile.id, library) for profile in profiles}


def report_batch_only(project: Project, names: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """A note for each profile that a call without names leaves out, since it is built from a list."""
    left_out = (
        () if names else (each for each in project.profiles.values() if each.batch and not each.is_base)
    )
    return tuple(
        Diagnostic(
            "left-to-batch",
            f'"{each.id}" is built from a list, and not here',
            each.origins.get("batch", each.span),
            f"reportgen batch -p {each.id} --data LIST",
            Severity.NOTE,
        )
        for each in left_out
    )


def report_empty_sections(project: Project, plans: Mapping[ProfileId, Plan]) -> tuple[Diagnostic, ...]:
    """A warning for each section that a plan does without, where no block is missing that might fill it."""
    if project.broken.blocks:
        return ()
    return tuple(
        each for profile, plan in plans.items() for each in empty_sections(project.profiles[profile], plan)
    )
