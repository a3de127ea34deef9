"""Record of an earlier build + document of now → the earlier files, where a build would only repeat them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.app.build.rendering import Rendered
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Limit, Profile
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.manifest import ReportRecord
from reportgen.plan.limit.measure import Measure, excesses
from reportgen.record import digest_document, sha256_of
from reportgen.workspace.output.built import load_built


def reuse(
    old: ReportRecord | None,
    plan: Plan,
    document: Document,
    profile: Profile,
    formats: tuple[Format, ...],
    *,
    folder: Path,
    tools: Mapping[str, str],
) -> Rendered | None:
    """The report as it lies in `folder`, or None where anything differs that could change a byte."""
    if Format.DOCX_REDLINE in formats:
        # It shows more than the document: the cache knows which edition it was compared with.
        return None
    if old is None or old.tools != tools or old.document != digest_document(document):
        return None
    if not _keeps(old, profile.limit):
        return None
    paths = {form: f"{profile.file}.{form.ending}" for form in formats}
    known = {artifact.path: artifact for artifact in old.artifacts}
    found = load_built(folder, paths.values())
    if any(path not in known or path not in found for path in paths.values()):
        return None
    if any(sha256_of(found[path]) != known[path].sha256 for path in paths.values()):
        return None
    artifacts = tuple(
        Artifact(profile.id, form, path, found[path], known[path].pages, (), old.facts)
        for form, path in paths.items()
    )
    return Rendered(plan, document, artifacts, old.warnings, old.words, is_reused=True)


def _keeps(old: ReportRecord, limit: Limit) -> bool:
    pages = [artifact.pages for artifact in old.artifacts if artifact.pages is not None]
    if limit.pages is not None and not pages:
        return False
    return not any(excesses(Measure(max(pages, default=0), old.words), limit))
