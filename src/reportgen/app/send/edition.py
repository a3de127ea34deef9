"""A report as it is built + the recorded editions → the edition that may be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.build.choice import plan_profiles
from reportgen.app.build.page_fit import Fitted, fitted_documents
from reportgen.app.history.recorded import reads_as
from reportgen.errors import StaleError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.record.editions.snapshot import take_snapshot

RECORD = "record what it shows now: reportgen edition new"


def edition_to_send(
    project: Project, profile: Profile, values: Mapping[str, str], on_progress: Callable[[str], None]
) -> tuple[Edition, Fitted]:
    """The last edition, and the report as it would be built now; `values` are those that it was built with.

    Raises StaleError where the report shows something else than the edition recorded.
    """
    editions = project.editions
    if not editions:
        message, hint = "no edition is recorded yet, so nobody could tell what is sent", RECORD
        raise StaleError([Diagnostic("unrecorded-edition", message, hint=hint)])
    on_progress(f"comparing {profile.id} with its last edition")
    plans = plan_profiles(project, (profile,))
    made = fitted_documents(project, plans, values, on_progress)[profile.id]
    if reads_as(editions[-1], take_snapshot(project, made.plan, made.document)):
        return editions[-1], made
    message, hint = f'"{profile.id}" reads otherwise than in edition {editions[-1].number}', RECORD
    if values:
        given = " ".join(f"--set {name}={value}" for name, value in sorted(values.items()))
        message = f'"{profile.id}" was built with {given}, which no edition records'
        hint = "build it without --set, or write the values into the profile: values: {…}; then: edition new"
    raise StaleError([Diagnostic("unrecorded-edition", message, hint=hint)])
