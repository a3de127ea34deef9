"""Rendered reports + project → the proof that none tells its readers what is for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportgen.app.open_project import Opened
from reportgen.compose.values import value_table
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.proof.prove import prove_files
from reportgen.proof.words.excluded import Excluded, find_excluded
from reportgen.wording import wording_of


def prove_reports(
    opened: Opened,
    reports: Iterable[tuple[Plan, tuple[Artifact, ...]]],
    values: Mapping[str, str],
    step: Callable[[str], None],
) -> Mapping[ProfileId, Mapping[str, ExclusionProof]]:
    """The proof of each file by its path, for each report.

    Raises one ContentError with everything that is in a file and should not be.
    """
    proofs: dict[ProfileId, Mapping[str, ExclusionProof]] = {}
    wrong: list[Diagnostic] = []
    for plan, artifacts in reports:
        profile = plan.profile
        step(f"searching {profile} for what is for others")
        files = ((each.path, each.content) for each in artifacts)
        try:
            proofs[profile] = prove_files(profile, files, excluded_from(opened, plan, values))
        except ContentError as found:
            wrong += found.diagnostics
    if wrong:
        raise ContentError(wrong)
    return proofs


def excluded_from(opened: Opened, plan: Plan, values: Mapping[str, str]) -> Excluded:
    """What the readers of one report may not read; `values` are those of the call."""
    profile = opened.project.profiles[plan.profile]
    wording = wording_of(str(profile.language))
    own = (*wording.labels.values(), *wording.callouts.values())
    table = value_table(opened.project.about, profile, values)
    return find_excluded(opened.project, opened.files, plan, table, own)
