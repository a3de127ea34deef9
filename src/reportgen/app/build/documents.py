"""Project + plans → documents, with the mistakes of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.editions.change_bars import bars_for
from reportgen.app.editions.changes import changes_since
from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.record.editions.snapshot import take_snapshot


def compose_all(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    values: Mapping[str, str],
    step: Callable[[str], None],
) -> Mapping[ProfileId, Document]:
    """The document of each plan; raises one ContentError with whatever stands in the way of any."""
    documents, mistakes = compose_each(project, plans, values, step)
    if mistakes:
        raise ContentError(mistakes)
    return documents


def compose_each(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    values: Mapping[str, str],
    step: Callable[[str], None],
) -> tuple[Mapping[ProfileId, Document], tuple[Diagnostic, ...]]:
    """The documents of the plans that can be composed, and what stands in the way of the others."""
    documents: dict[ProfileId, Document] = {}
    mistakes: dict[Diagnostic, None] = {}
    for profile, plan in plans.items():
        step(f"composing {profile}")
        try:
            documents[profile] = compose(project, plan, values)
        except ContentError as wrong:
            mistakes.update(dict.fromkeys(wrong.diagnostics))
    return documents, tuple(mistakes)


def compose(project: Project, plan: Plan, values: Mapping[str, str]) -> Document:
    """The document of one plan, with what changed since the edition before; raises ContentError."""
    document = compose_document(project, plan, values=values)
    changes = None
    if any(part.generate == "changes" for section in plan.sections for part in section.walk()):
        changes = changes_since(project, take_snapshot(project, plan, document.page.root))
    marks = bars_for(project, plan, document, values)
    if changes is None and marks is None:
        return document
    return compose_document(project, plan, values=values, changes=changes, marks=marks)
