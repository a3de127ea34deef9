"""A manifest → the manifest of one report that may be given away with it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.names import ProfileId
from reportgen.model.plan import Reason
from reportgen.model.report.change_bars import AS_PROFILED
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.model.span import Span

_UNTOLD = Reason("", Span(""))


def public_name(profile: ProfileId) -> str:
    """The file of a manifest that may be given away, beside the report."""
    return f"{profile}.manifest.public.json"


def public_manifest(manifest: Manifest, profile: ProfileId) -> Manifest | None:
    """The manifest with this report alone; None where it holds none.

    It names the report's files, the digest of its page, its own blocks and claims, and the versions of tools.
    What it leaves out depends on what others read, or on whoever built it: other reports, blocks left out and
    why, places in files, digests of files, values of the call, warnings, and proofs.
    """
    record = manifest.report(profile)
    if record is None:
        return None
    return Manifest(manifest.project, manifest.version, (_shown(record),))


def _shown(record: ReportRecord) -> ReportRecord:
    return replace(
        record,
        placed=tuple(replace(each, reason=_UNTOLD, version_reason="") for each in record.placed),
        left_out=(),
        inputs={},
        values={},
        artifacts=tuple(replace(each, proof=None) for each in record.artifacts),
        warnings=(),
        facts=None,
        change_bars=AS_PROFILED,
    )
