"""Project + plan → Document and artifacts, kept to the profile's limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.app.build.documents import compose
from reportgen.app.machines.background_work import Later, Meanwhile
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
    """One report, finished; `told` are notes on fitting and the engines' warnings, `words` those it runs to.

    `is_reused` says that the artifacts are those of an earlier build.
    """

    plan: Plan
    document: Document
    artifacts: tuple[Artifact, ...]
    told: tuple[Diagnostic, ...]
    words: int
    is_reused: bool = False


def render(
    project: Project,
    plan: Plan,
    document: Document,
    formats: tuple[Format, ...],
    values: Mapping[str, str],
    *,
    through: Callable[[Engine], Engine] | None = None,
    meanwhile: Meanwhile | None = None,
) -> Rendered:
    """Render the `document` of `plan`, and shorter ones until it keeps its limit.

    `through` puts something before the engine: a cache, say. `meanwhile` gets what can be worked out while
    the engine works. Raises ContentError where it stays over its
    limit, EngineError where an engine fails.
    """
    profile = project.profiles[plan.profile]
    made: list[tuple[Plan, Document, tuple[Artifact, ...]]] = []

    def measure(candidate: Plan) -> Measure:
        composed = document if candidate == plan else compose(project, candidate, values)
        engine = engines() if through is None else through(engines())
        shown = _with_earlier(project, plan, composed, formats)
        words = Later(lambda: count_words(composed.page.root))
        if meanwhile is not None:
            meanwhile.add(words)
        artifacts = _artifacts(shown, profile, formats, engine)
        made.append((candidate, composed, artifacts))
        return Measure(_pages(artifacts), words())

    fitted = fit_plan(project, plan, measure)
    _, composed, artifacts = next(each for each in made if each[0] == fitted.plan)
    wanted = tuple(each for each in artifacts if each.format in formats)
    warnings = dict.fromkeys(each for artifact in artifacts for each in artifact.diagnostics)
    return Rendered(fitted.plan, composed, wanted, (*fitted.told, *warnings), fitted.measure.words)


def _with_earlier(project: Project, plan: Plan, document: Document, formats: tuple[Format, ...]) -> Document:
    if Format.DOCX_REDLINE not in formats:
        return document
    from reportgen.app.editions.earlier import with_earlier  # noqa: PLC0415  # few reports are compared with another

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
