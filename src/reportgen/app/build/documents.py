"""Project + plans → documents, with the mistakes of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.history.change_bars import bars_for
from reportgen.app.history.changes import changes_since
from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.change_bars import AS_PROFILED, ChangeBars
from reportgen.model.report.document import Document
from reportgen.record.editions.snapshot import take_snapshot


def compose_all(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    values: Mapping[str, str],
    step: Callable[[str], None],
    change_bars: ChangeBars = AS_PROFILED,
) -> Mapping[ProfileId, Document]:
    """The document of each plan; raises one ContentError with whatever stands in the way of any."""
    documents: dict[ProfileId, Document] = {}
    mistakes: dict[Diagnostic, None] = {}
    for profile, plan in plans.items():
        step(f"composing {profile}")
        try:
            documents[profile] = compose(project, plan, values, change_bars)
        except ContentError as wrong:
            mistakes.update(dict.fromkeys(wrong.diagnostics))
    if mistakes:
        raise ContentError(mistakes)
    return documents


def compose(
    project: Project, plan: Plan, values: Mapping[str, str], change_bars: ChangeBars = AS_PROFILED
) -> Document:
    """The document of one plan, with what changed since the edition before; raises ContentError."""
    document = compose_document(project, plan, values=values)
    changes = None
    if any(part.generate == "changes" for section in plan.sections for part in section.walk()):
        changes = changes_since(project, take_snapshot(project, plan, document))
    marks = bars_for(project, plan, document, change_bars)
    if changes is None and marks is None:
        return document
    return compose_document(project, plan, values=values, changes=changes, marks=marks)


def composer(
    project: Project,
    plan: Plan,
    document: Document,
    values: Mapping[str, str],
    change_bars: ChangeBars = AS_PROFILED,
) -> Callable[[Plan], Document]:
    """What composes `plan` made shorter; `document` is that of the whole plan."""
    return lambda shorter: document if shorter == plan else compose(project, shorter, values, change_bars)
