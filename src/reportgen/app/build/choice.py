"""Project + names given to a call → the profiles to work on and their plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.app.machines.shards import Share, names_of
from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.plan.make_plan import find_profile, make_plan
from reportgen.plan.requirements import empty_sections
from reportgen.plan.selection.block_library import Library


def choose_profiles(project: Project, names: tuple[str, ...]) -> tuple[Profile, ...]:
    """The profiles called `names`, each once, or all that can be built; UsageError for unknown ones."""
    if not names:
        every = sorted(project.profiles)
        return tuple(project.profiles[each] for each in every if not project.profiles[each].is_base)
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
    plans: dict[ProfileId, Plan] = {}
    library = Library(project.blocks)
    mistakes: dict[Diagnostic, None] = {}
    for profile in profiles:
        try:
            plans[profile.id] = make_plan(project, profile.id, library)
        except ContentError as wrong:
            # Profiles that extend one base repeat its mistakes.
            mistakes.update(dict.fromkeys(wrong.diagnostics))
    if mistakes:
        raise ContentError(mistakes)
    return plans


def report_empty_sections(project: Project, plans: Mapping[ProfileId, Plan]) -> tuple[Diagnostic, ...]:
    """A warning for each section that a plan does without."""
    return tuple(
        each for profile, plan in plans.items() for each in empty_sections(project.profiles[profile], plan)
    )
