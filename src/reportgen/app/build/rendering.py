"""Project + plan → Document and artifacts, kept to the profile's limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.app.machines.engines import Engine, engines
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.plan.limit.fit import fit_plan
from reportgen.plan.limit.measure import Measure
from reportgen.record import count_words


@frozen
class Rendered:
    """One report, finished; `messages` are notes on fitting and warnings, `words` its length."""

    plan: Plan
    document: Document
    artifacts: tuple[Artifact, ...]
    messages: tuple[Diagnostic, ...]
    words: int


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
    profile = project.profiles[plan.profile]

    def lay_out(candidate: Plan) -> tuple[Measure, tuple[Document, tuple[Artifact, ...]]]:
        document = compose(candidate)
        engine = engines() if wrap is None else wrap(engines())
        artifacts = _artifacts(_with_earlier(project, plan, document, formats), profile, formats, engine)
        return Measure(_pages(artifacts), count_words(document.page.root)), (document, artifacts)

    fitted = fit_plan(project, plan, lay_out)
    document, artifacts = fitted.laid_out
    wanted = tuple(each for each in artifacts if each.format in formats)
    said = (each for artifact in artifacts for each in artifact.diagnostics)
    warnings = dict.fromkeys((*document.warnings, *said))
    return Rendered(fitted.plan, document, wanted, (*fitted.notes, *warnings), fitted.measure.words)


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
