"""What came from what: for every report its inputs, reasons, tools and artifacts. No clock in it."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId, ProfileId
from reportgen.model.plan import Omission, Placement
from reportgen.model.profile import Format
from reportgen.model.report.change_bars import AS_PROFILED, ChangeBars
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.model.report.page_facts import PageFacts


@frozen
class ArtifactRecord:
    """One file of a report; `path` is relative to the output folder, `size` in bytes.

    `proof` says what was looked at to prove that it tells its readers nothing that is for others; None where
    nobody asked.
    """

    path: str
    format: Format
    media_type: str
    sha256: str
    size: int
    pages: int | None
    proof: ExclusionProof | None = None


@frozen
class ReportRecord:
    """`document` is the digest of the composed Document: it decides whether a report is stale.

    `inputs` maps the project's files this report is made from to their SHA-256, `tools` names to
    versions, `values` and `change_bars` are those given to the call, `warnings` came up while the artifacts
    were made, `facts` is what its pages look like, None where no format has pages.
    """

    profile: ProfileId
    title: str
    document: str
    words: int
    placed: tuple[Placement, ...]
    left_out: tuple[Omission, ...]
    claims: tuple[ClaimId, ...]
    inputs: Mapping[str, str]
    values: Mapping[str, str]
    tools: Mapping[str, str]
    artifacts: tuple[ArtifactRecord, ...]
    warnings: tuple[Diagnostic, ...] = ()
    facts: PageFacts | None = None
    change_bars: ChangeBars = AS_PROFILED


@frozen
class Manifest:
    """Reports by profile id; `version` is that of the project's content."""

    project: str
    version: str
    reports: tuple[ReportRecord, ...]

    def report(self, profile: ProfileId) -> ReportRecord | None:
        """The record of one profile's report, or None."""
        return next((each for each in self.reports if each.profile == profile), None)
