"""Project + profile id → Plan: which blocks, in which order and version, and why."""

from __future__ import annotations

from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.model.suggestion import did_you_mean
from reportgen.plan.emptied import without_emptied
from reportgen.plan.requirements import check_required_sections, check_requirements
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.left_out import reasons_left_out
from reportgen.plan.selection.placements import place_blocks
from reportgen.plan.unknown_names import blocks_named, check_names


def make_plan(project: Project, profile: ProfileId, library: Library | None = None) -> Plan:
    """Choose and order the blocks that `profile` should read.

    Every block of the project is in the plan, placed or left out, each with its reason. The plan
    depends on names alone, never on the order in which files were read. Whoever plans for many profiles
    hands over the `library` of the project's blocks, which then is made once.
    Raises ContentError with every mistake of this profile, UsageError for a profile that cannot be built.
    """
    plan, mistakes = draft_plan(project, profile, library)
    if mistakes:
        raise ContentError(mistakes)
    return plan


def draft_plan(
    project: Project, profile: ProfileId, library: Library | None = None
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """The plan as `make_plan` makes it, as far as it can be made, and every mistake of the profile.

    What a block that could not be read may be is no mistake. Raises UsageError for a profile that cannot be
    built.
    """
    chosen = find_profile(project, profile)
    named, repeated = blocks_named(chosen)
    library = library or Library(project.blocks, project.broken.blocks)
    unknown = check_names(library, chosen)
    sections, refused, unworded = place_blocks(library, chosen, frozenset(named))
    plan = Plan(chosen.id, sections, reasons_left_out(library, chosen, sections, refused))
    if mistakes := (*repeated, *unknown, *unworded):
        # A mistyped id leaves requirements and sections unmet: naming those too would only bury the cause.
        return plan, mistakes
    plan = without_emptied(project, chosen, plan)
    unmet = check_requirements(library, plan)
    return plan, (*unmet, *check_required_sections(library, chosen, plan))


def find_profile(project: Project, name: str) -> Profile:
    """The profile called `name`; raises UsageError where there is none or it is only a base."""
    found = project.profiles.get(ProfileId(name))
    buildable = [each.id for each in project.profiles.values() if not each.is_base]
    if found is None:
        hint = did_you_mean(name, buildable) or f"there are: {', '.join(sorted(buildable))}"
        raise UsageError(
            [Diagnostic(code="call-unknown-profile", message=f'no profile is called "{name}"', hint=hint)]
        )
    if found.is_base:
        raise UsageError(
            [
                Diagnostic(
                    code="call-base-profile",
                    message=f'"{name}" is only a base that other profiles extend',
                    hint=f"there are: {', '.join(sorted(buildable))}",
                )
            ]
        )
    return found
