"""A folder → its reports, composed as far as they can be, and every mistake on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.build.choice import choose_profiles, draft_plans, take_share
from reportgen.app.build.documents import compose
from reportgen.app.build.request import BuildRequest
from reportgen.app.follow_ups import without_follow_ups, without_lacking, without_misread
from reportgen.app.open_project import Opened, open_with_mistakes
from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.report.document import Document


@frozen
class Composed:
    """`plans` of all chosen profiles, `documents` of those that could be composed.

    `mistakes` and warnings were met in planning and composing, beside those of reading; profiles in `drafts`
    have some in their plans.
    """

    opened: Opened
    plans: Mapping[ProfileId, Plan]
    documents: Mapping[ProfileId, Document]
    mistakes: tuple[Diagnostic, ...]
    drafts: frozenset[ProfileId]

    @property
    def has_mistakes(self) -> bool:
        """Whether a report could not be planned or composed as its author asks."""
        return any(each.severity is Severity.ERROR for each in self.mistakes)


def compose_request(request: BuildRequest, step: Callable[[str], None]) -> Composed:
    """The reports that are asked for; raises one ContentError with the mistakes of all stages."""
    composed = compose_project(request, step)
    if composed.opened.has_mistakes or composed.has_mistakes:
        # Warnings of the reader come only beside mistakes of its own.
        read = composed.opened.messages if composed.opened.has_mistakes else ()
        raise ContentError((*read, *composed.mistakes))
    return composed


def compose_project(
    request: BuildRequest, step: Callable[[str], None], *, with_batch: bool = False
) -> Composed:
    """Read, plan and compose as far as it goes: a mistake in one file or report hides no other.

    `with_batch` composes those that are built from a list as well, the names of its columns as values.
    Raises UsageError where a profile that is asked for is none, ContentError where it cannot be read.
    """
    step("reading")
    opened = open_with_mistakes(request.start)
    project = opened.project
    mistakes: dict[tuple[object, ...], Diagnostic] = {}
    plans: dict[ProfileId, Plan] = {}
    documents: dict[ProfileId, Document] = {}
    drafts: set[ProfileId] = set()
    for name, (plan, wrong) in draft_plans(
        project, take_share(_chosen(opened, request.profiles, with_batch=with_batch), request.share)
    ).items():
        plans[name] = plan
        drafts |= {name} if wrong else set()
        met = list(wrong)
        step(f"composing {name}")
        try:
            columns = project.profiles[name].batch if with_batch else ()
            values = {**{each: each for each in columns}, **request.values}
            documents[name] = compose(project, plan, values, request.change_bars)
            met += documents[name].warnings
        except ContentError as refused:
            found = without_follow_ups(refused.diagnostics, project)
            met += without_lacking(found) if wrong else found
        # Profiles that extend one base, or place one block, repeat its mistakes.
        mistakes.update(((each.code, each.message, each.span), each) for each in met)
    for each in opened.messages:
        mistakes.pop((each.code, each.message, each.span), None)
    remaining = without_misread(mistakes.values(), opened.messages)
    return Composed(opened, plans, documents, remaining, frozenset(drafts))


def _chosen(opened: Opened, profiles: tuple[str, ...], *, with_batch: bool) -> tuple[Profile, ...]:
    try:
        return choose_profiles(opened.project, profiles, with_batch=with_batch)
    except UsageError as unknown:
        if opened.has_mistakes and not opened.project.broken.profiles.isdisjoint(profiles):
            raise ContentError(opened.messages) from unknown
        raise
