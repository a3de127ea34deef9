"""A report as it is now + the recorded editions → the edition that may be sent."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.app.build.choice import plan_profiles
from reportgen.compose import compose_document
from reportgen.errors import StaleError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.model.report.edition import Edition
from reportgen.record.editions.snapshot import take_snapshot


def edition_to_send(project: Project, profile: Profile, on_progress: Callable[[str], None]) -> Edition:
    """The last edition; raises StaleError where `profile` now reads otherwise than it recorded."""
    editions = project.editions
    on_progress(f"comparing {profile.id} with its last edition")
    plan = plan_profiles(project, (profile,))[profile.id]
    now = take_snapshot(project, plan, compose_document(project, plan).page.root)
    if editions and editions[-1].report(profile.id) == now:
        return editions[-1]
    message = (
        f'"{profile.id}" reads otherwise than in edition {editions[-1].number}'
        if editions
        else "no edition is recorded yet, so nobody could tell what is sent"
    )
    hint = "record what it shows now: reportgen edition new"
    raise StaleError([Diagnostic("unrecorded-edition", message, hint=hint)])
