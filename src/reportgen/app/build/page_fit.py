"""Documents → what their pages look like, and what an editor says of those pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from reportgen.app.build.documents import compose, compose_all, composer
from reportgen.app.build.rendering import Rendered
from reportgen.app.limits.measure import measure
from reportgen.app.machines.engines import page_engine
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Overflow
from reportgen.model.project import Project
from reportgen.model.report.change_bars import NO_BARS
from reportgen.model.report.document import Document
from reportgen.model.report.manifest import Manifest
from reportgen.model.report.page_facts import PageFacts
from reportgen.plan.limit.fit import fit_plan
from reportgen.plan.limit.measure import Measure
from reportgen.record import digest_document

Laid: TypeAlias = tuple[Plan, Document, PageFacts]


@frozen
class Pages:
    """What a build would show: plans and documents after shortening and dropping, and their pages.

    `messages` are the notes on shortening, and what kept a report from being laid out.
    """

    plans: Mapping[ProfileId, Plan]
    documents: Mapping[ProfileId, Document]
    facts: Mapping[ProfileId, PageFacts]
    messages: tuple[Diagnostic, ...]


@frozen
class Fitted:
    """One report as its readers get it; `over_limit` says why they do not, where it cannot be made to fit."""

    plan: Plan
    document: Document
    over_limit: tuple[Diagnostic, ...]


def report_fit(project: Project, rendered: Iterable[Rendered]) -> tuple[Diagnostic, ...]:
    """What the fit check says of reports that were just built."""
    plans: dict[ProfileId, Plan] = {}
    facts: dict[ProfileId, PageFacts] = {}
    for report in rendered:
        found = next((each.facts for each in report.artifacts if each.facts is not None), None)
        if found is not None:
            plans[report.plan.profile], facts[report.plan.profile] = report.plan, found
    from reportgen.check.run import check_pages  # noqa: PLC0415  # wanted when the pages are there

    return check_pages(project, plans, facts)


def lay_out_pages(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    documents: Mapping[ProfileId, Document],
    *,
    built: Manifest | None,
    tools: Mapping[str, str],
    jobs: int,
    step: Callable[[str], None],
) -> Pages:
    """Lay out every report that a check of pages looks at, and write nothing.

    A report that `built` describes, from the same document with the same tools, is not laid out again.
    Raises EngineError with the failures of all.
    """

    def attempt(profile: ProfileId) -> tuple[Laid, tuple[Diagnostic, ...]] | ContentError | EngineError:
        try:
            known = _known(built, documents[profile], tools)
            if known is not None:
                return (plans[profile], documents[profile], known), ()
            step(f"laying out {profile}")
            return lay_out_fitted(project, plans[profile], documents[profile])
        except (ContentError, EngineError) as wrong:
            return wrong

    from reportgen.check.run import wants_pages  # noqa: PLC0415  # as above

    wanted = [profile for profile in documents if wants_pages(project, profile)]
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        results = dict(zip(wanted, pool.map(attempt, wanted), strict=True))
    failed = [
        each for wrong in results.values() if isinstance(wrong, EngineError) for each in wrong.diagnostics
    ]
    if failed:
        raise EngineError(failed)
    laid = {profile: found for profile, found in results.items() if isinstance(found, tuple)}
    wrong = [
        each for found in results.values() if isinstance(found, ContentError) for each in found.diagnostics
    ]
    return Pages(
        plans={**plans, **{profile: plan for profile, ((plan, _, _), _) in laid.items()}},
        documents={**documents, **{profile: document for profile, ((_, document, _), _) in laid.items()}},
        facts={profile: facts for profile, ((_, _, facts), _) in laid.items()},
        messages=(*wrong, *(each for _, notes in laid.values() for each in notes)),
    )


def _known(built: Manifest | None, document: Document, tools: Mapping[str, str]) -> PageFacts | None:
    record = built.report(document.profile) if built is not None else None
    if record is None or record.tools != tools or record.document != digest_document(document):
        return None
    return record.facts


def fitted_documents(
    project: Project, plans: Mapping[ProfileId, Plan], values: Mapping[str, str], step: Callable[[str], None]
) -> Mapping[ProfileId, Fitted]:
    """What readers get of every report, without change bars: after shortening and dropping.

    Only a report that is made shorter to keep a limit has to be laid out for this.
    """
    documents = compose_all(project, plans, values, step, NO_BARS)
    found: dict[ProfileId, Fitted] = {}
    for name, plan in plans.items():
        found[name] = Fitted(plan, documents[name], ())
        limit = project.profiles[name].limit
        if limit.overflow is not Overflow.FAIL and (limit.pages is not None or limit.words is not None):
            step(f"laying out {name}")
            (shorter, _, _), said = lay_out_fitted(project, plan, compose(project, plan, values), values)
            wrong = tuple(each for each in said if each.severity is Severity.ERROR)
            found[name] = Fitted(shorter, compose(project, shorter, values, NO_BARS), wrong)
    return found


def lay_out_fitted(
    project: Project, plan: Plan, document: Document, values: Mapping[str, str] | None = None
) -> tuple[Laid, tuple[Diagnostic, ...]]:
    """One report as a build makes it, shortened or with blocks dropped where its limit asks for it.

    A report that stays over its limit comes as its author gets to see it, with the errors that say so;
    where nothing may give way, the check of fit says the same.
    """
    measure_pages = page_engine()
    if project.profiles[plan.profile].limit.overflow is Overflow.FAIL:
        return (plan, document, measure_pages(document)), ()

    composed_of = composer(project, plan, document, values or {})

    def lay_out(candidate: Plan) -> tuple[Measure, Laid]:
        composed = composed_of(candidate)
        facts = measure_pages(composed)
        return measure(composed, facts.pages, facts), (candidate, composed, facts)

    fitted = fit_plan(project, plan, lay_out)
    return fitted.laid_out, (*fitted.notes, *fitted.over_limit)
