"""A report as it is now + the recorded editions → the edition that may be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.choosing import plan_profiles
from reportgen.app.opening import Opened
from reportgen.compose import compose_document
from reportgen.errors import StaleError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.edition import Edition
from reportgen.model.profile import Profile
from reportgen.record.editions import FOLDER, read_editions
from reportgen.record.snapshot import take_snapshot
from reportgen.workspace.built import load_built


def load_editions(opened: Opened) -> tuple[Edition, ...]:
    """Every recorded edition, oldest first."""
    names = sorted(path.name for path in (opened.root / FOLDER).glob("*.json"))
    found = load_built(opened.root, [f"{FOLDER}/{name}" for name in names])
    return read_editions({**opened.files, **found})


def edition_to_send(
    opened: Opened, profile: Profile, editions: tuple[Edition, ...], step: Callable[[str], None]
) -> Edition:
    """The last edition; raises StaleError where `profile` now reads otherwise than it recorded."""
    step(f"comparing {profile.id} with its last edition")
    plan = plan_profiles(opened.project, (profile,))[profile.id]
    now = take_snapshot(opened.project, plan, compose_document(opened.project, plan).html)
    if editions and editions[-1].report(profile.id) == now:
        return editions[-1]
    message = (
        f'"{profile.id}" reads otherwise than in edition {editions[-1].number}'
        if editions
        else "no edition is recorded yet, so nobody could tell what is sent"
    )
    hint = "record what it shows now: reportgen edition new"
    raise StaleError([Diagnostic("unrecorded-edition", message, hint=hint)])


def by_number(editions: tuple[Edition, ...]) -> Mapping[str, Edition]:
    """Editions by their number as letters name it."""
    return {str(each.number): each for each in editions}
