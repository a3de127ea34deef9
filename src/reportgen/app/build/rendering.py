"""Project + plan → Document and artifacts, kept to the profile's limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from reportgen.app.limits.mark import marked
from reportgen.app.limits.measure import measure
from reportgen.app.limits.place import where_it_falls
from reportgen.app.limits.shown import OVER_LIMIT
from reportgen.app.machines.engines import Engine, engines, page_engine
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.plan.limit.fit import Fitted, fit_plan
from reportgen.plan.limit.measure import Measure

LaidOut: TypeAlias = tuple[Document, tuple[Artifact, ...]]


@frozen
class Rendered:
    """One report, finished; `messages` are notes on fitting and warnings, `words` its length.

    Where `over_limit` says why, it is too long: its artifacts are marked, for its author alone.
    """

    plan: Plan
    document: Document
    artifacts: tuple[Artifact, ...]
    messages: tuple[Diagnostic, ...]
    words: int
    over_limit: tuple[Diagnostic, ...] = ()


def render(
    project: Project,
    plan: Plan,
    compose: Callable[[Plan], Document],
    formats: tuple[Format, ...],
    wrap: Callable[[Engine], Engine] | None = None,
) -> Rendered:
    """Render what `compose` makes of the plan, and of shorter ones until it keeps its limit.

    `wrap` puts something before the engine: a cache, say. Raises ContentError where it stays over its
    limit, EngineError where an engine fails.
    """
    fitted, _ = _fitted(project, plan, compose, formats, wrap)
    if fitted.over_limit:
        raise ContentError(fitted.over_limit)
    return _rendered(fitted, *fitted.laid_out, formats)


def render_at_any_length(
    project: Project,
    plan: Plan,
    compose: Callable[[Plan], Document],
    formats: tuple[Format, ...],
    wrap: Callable[[Engine], Engine] | None = None,
) -> Rendered:
    """Like `render`, but a report that stays over its limit is marked and comes back."""
    fitted, engine = _fitted(project, plan, compose, formats, wrap)
    document, artifacts = fitted.laid_out
    if not fitted.over_limit:
        return _rendered(fitted, document, artifacts, formats)
    shown = _with_earlier(project, fitted.plan, marked(document), formats)
    made = _artifacts(shown, project.profiles[plan.profile], formats, engine)
    places = where_it_falls(project, fitted.plan, document, fitted.measure, page_engine()(document))
    return _rendered(
        replace(fitted, over_limit=(*fitted.over_limit, *places)),
        shown,
        (replace(each, path=f"{OVER_LIMIT}/{each.path}") for each in made),
        formats,
    )


def _fitted(
    project: Project,
    plan: Plan,
    compose: Callable[[Plan], Document],
    formats: tuple[Format, ...],
    wrap: Callable[[Engine], Engine] | None,
) -> tuple[Fitted[LaidOut], Engine]:
    profile = project.profiles[plan.profile]
    engine = engines() if wrap is None else wrap(engines())

    def lay_out(candidate: Plan) -> tuple[Measure, LaidOut]:
        document = compose(candidate)
        made = _artifacts(_with_earlier(project, candidate, document, formats), profile, formats, engine)
        facts = next((each.facts for each in made if each.facts is not None), None)
        return measure(document, _pages(made), facts), (document, made)

    return fit_plan(project, plan, lay_out), engine


def _rendered(
    fitted: Fitted[LaidOut], document: Document, artifacts: Iterable[Artifact], formats: tuple[Format, ...]
) -> Rendered:
    wanted = tuple(each for each in artifacts if each.format in formats)
    said = (each for artifact in wanted for each in artifact.diagnostics)
    warnings = dict.fromkeys((*document.warnings, *said))
    messages = (*fitted.notes, *warnings)
    return Rendered(fitted.plan, document, wanted, messages, fitted.measure.words, fitted.over_limit)


def _with_earlier(project: Project, plan: Plan, document: Document, formats: tuple[Format, ...]) -> Document:
    if Format.DOCX_REDLINE not in formats:
        return document
    from reportgen.app.history.earlier import with_earlier  # noqa: PLC0415  # few reports are compared with another

    return with_earlier(project, plan, document, formats)


def _artifacts(
    document: Document, profile: Profile, formats: tuple[Format, ...], engine: Engine
) -> tuple[Artifact, ...]:
    # A limit of pages needs pages, even if only HTML is asked for.
    needs_pages = profile.limit.pages is not None and set(formats) <= {Format.HTML}
    made = engine(document, (*formats, Format.PDF) if needs_pages else formats)
    return tuple(replace(each, path=f"{profile.file}.{each.format.ending}") for each in made)


def _pages(artifacts: tuple[Artifact, ...]) -> int:
    return max((each.pages for each in artifacts if each.pages is not None), default=0)
