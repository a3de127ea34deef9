"""Project + plan → Document and artifacts, kept to the profile's limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reportgen.compose import compose_document
from reportgen.errors import EngineError
from reportgen.model.artifact import Artifact
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.document import Document
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.plan.fit import fit_plan
from reportgen.plan.measure import Measure
from reportgen.record import count_words
from reportgen.app.libraries import missing_library


@dataclass(frozen=True, slots=True)
class Rendered:
    """One report, finished; `told` are notes on fitting and the engines' warnings."""

    plan: Plan
    document: Document
    artifacts: tuple[Artifact, ...]
    told: tuple[Diagnostic, ...]


def compose(project: Project, plan: Plan, values: Mapping[str, str]) -> Document:
    """The document of one plan; raises ContentError."""
    return compose_document(project, plan, values=values)


def render(
    project: Project,
    plan: Plan,
    formats: tuple[Format, ...],
    values: Mapping[str, str],
    step: Callable[[str], None],
) -> Rendered:
    """Render one report and fit it to its limit.

    Raises ContentError where it stays over its limit, EngineError where a library is missing.
    """
    profile = project.profiles[plan.profile]
    made: list[tuple[Plan, Document, tuple[Artifact, ...]]] = []

    def measure(candidate: Plan) -> Measure:
        step(f"rendering {profile.id}")
        document = compose(project, candidate, values)
        artifacts = _artifacts(document, profile, formats)
        made.append((candidate, document, artifacts))
        return Measure(_pages(artifacts), count_words(document.html))

    fitted = fit_plan(project, plan, measure)
    chosen = next(each for each in made if each[0] == fitted.plan)
    _, document, artifacts = chosen
    wanted = tuple(each for each in artifacts if each.format in formats)
    warnings = dict.fromkeys(each for artifact in wanted for each in artifact.diagnostics)
    return Rendered(fitted.plan, document, wanted, (*fitted.told, *warnings))


def _artifacts(document: Document, profile: Profile, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
    # A limit of pages needs pages, even if only HTML is asked for.
    needs_pages = profile.limit.pages is not None and set(formats) <= {Format.HTML}
    every = (*formats, Format.PDF) if needs_pages else formats
    try:
        from reportgen.write.render import render_report  # noqa: PLC0415  # loads the PDF engine, a second of work

        made = render_report(document, every)
    except OSError as wrong:
        raise EngineError([missing_library(str(wrong))]) from wrong
    return tuple(replace(each, path=f"{profile.file}.{each.format.value}") for each in made)


def _pages(artifacts: tuple[Artifact, ...]) -> int:
    return max((each.pages for each in artifacts if each.pages is not None), default=0)
