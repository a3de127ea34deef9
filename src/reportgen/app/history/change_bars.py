"""What a report shows now + recorded editions → its change bars, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.app.history.recorded import edition_before, find_edition, recorded
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import Passage, PassageKind
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.model.report.change_bars import ChangeBars
from reportgen.model.report.change_marks import ChangeMarks
from reportgen.model.report.document import Document
from reportgen.record import sha256_of
from reportgen.record.differences.change_marks import find_marks
from reportgen.record.editions.page_pictures import pictures_in
from reportgen.record.editions.snapshot import recorded_snapshot, take_snapshot


def wants_bars(profile: Profile, asked: ChangeBars) -> bool:
    """Whether the call or else the profile asks for change bars."""
    return profile.change_bars if asked.is_wanted is None else asked.is_wanted


def bars_for(project: Project, plan: Plan, document: Document, asked: ChangeBars) -> ChangeMarks | None:
    """The marks of a composed document; None where none are wanted or there is nothing to compare with.

    Unless the call names an edition it is the last that reads otherwise: a report that equals the last
    edition is that edition. Raises UsageError for an edition that is not recorded.
    """
    if not wants_bars(project.profiles[plan.profile], asked):
        return None
    editions = _recorded(project, plan.profile, asked)
    found = edition_before(editions, take_snapshot(project, plan, document))
    if found is None:
        return None
    pictures = {name: sha256_of(document.assets[name]) for name in pictures_in(document.page.root)}
    return find_marks(document.page.root, *found, pictures)


def bars_depend_on(
    project: Project, profile: ProfileId, asked: ChangeBars, touched: Iterable[Passage]
) -> Passage | None:
    """The first of `touched` whose words can decide about a bar; None where none can.

    Every part of a block that no edition recorded has the bar of what is new, whatever its words. A title
    has no bar: it decides only where there are several editions, of which the report may be the last.
    """
    editions = _recorded(project, profile, asked)
    snapshots = [found for each in editions if (found := recorded_snapshot(each, profile)) is not None]
    known = {each.name for snapshot in snapshots for each in snapshot.passages if each.is_content}
    for each in touched:
        is_title = (each.kind, each.name) == (PassageKind.MASTHEAD, "title")
        if len(editions) > 1 if is_title else bool(editions) and (each.name in known or not each.is_content):
            return each
    return None


def report_missing_bars(
    project: Project, plans: Mapping[ProfileId, Plan], asked: ChangeBars
) -> Iterator[Diagnostic]:
    """A note for each report that should have change bars and was in no edition to compare with."""
    for name in plans:
        profile = project.profiles[name]
        if wants_bars(profile, asked) and not _recorded(project, name, asked):
            yield Diagnostic(
                code="no-edition-to-compare",
                message=f'"{name}" has no change bars: no edition of it is recorded to compare with',
                span=profile.origins.get("change_bars"),
                hint="reportgen edition new records what it shows now; later builds compare with that",
                severity=Severity.NOTE,
            )


def _recorded(project: Project, profile: ProfileId, asked: ChangeBars) -> tuple[Edition, ...]:
    """The editions that had this report, oldest first; only the one that the call names, if it does."""
    editions = project.editions
    if asked.edition is not None:
        editions = (find_edition({each.number: each for each in editions}, asked.edition),)
    return recorded(editions, profile)
