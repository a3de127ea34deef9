"""Project + what is built → what a build would change. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.app.build.build import formats_of
from reportgen.app.build.composed import compose_request
from reportgen.app.build.documents import composer
from reportgen.app.build.manifest import built_digests, load_share
from reportgen.app.build.rendering import render
from reportgen.app.build.request import BuildRequest
from reportgen.app.machines.tools import tool_versions
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Limit, Overflow
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.manifest import ReportRecord
from reportgen.record import Change, compare, count_words, record_report, sha256_of
from reportgen.workspace.output.built import output_folder

UNVOUCHED = "this machine did not write its manifest, and nobody signed it"


def find_changes(request: BuildRequest, step: Callable[[str], None]) -> tuple[Change, ...]:
    """What is built and is not what would be built now; raises ContentError where nothing could be.

    Only a report that shortens or drops blocks to keep a limit has to be laid out for this.
    """
    composed = compose_request(request, step)
    opened, plans, documents = composed.opened, composed.plans, composed.documents
    files = {path: sha256_of(content) for path, content in opened.files.items()}
    tools = tool_versions()

    def record(name: ProfileId) -> ReportRecord:
        plan, document = _fitted(opened.project, plans[name], documents[name], request)
        words = count_words(document.page.root)
        return record_report(
            opened.project,
            plan,
            document,
            (),
            words=words,
            files=files,
            values=request.values,
            change_bars=request.change_bars,
            tools=tools,
        )

    wanted = tuple(
        (record(profile), formats_of(opened.project.profiles[profile], request)) for profile in plans
    )
    folder = output_folder(opened.root, request.output)
    built = load_share(folder, request, plans.keys())
    found = compare(built, wanted, built_digests(folder, built))
    if built is None and (folder / request.manifest).is_file():
        return tuple(Change(each, UNVOUCHED) for each in dict.fromkeys(each.profile for each in found))
    return found


def _fitted(project: Project, plan: Plan, document: Document, request: BuildRequest) -> tuple[Plan, Document]:
    if not _needs_fitting(project.profiles[plan.profile].limit):
        return plan, document
    compose = composer(project, plan, document, request.values, request.change_bars)
    fitted = render(project, plan, compose, (Format.PDF,))
    return fitted.plan, fitted.document


def _needs_fitting(limit: Limit) -> bool:
    return limit.overflow is not Overflow.FAIL and (limit.pages is not None or limit.words is not None)
