"""What a build made or would change → outputs and a summary for a hosted workflow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.app.build.summary import Summary
    from reportgen.record import Change

Outputs = tuple[dict[str, object], str]


def outputs_of_build(built: Summary) -> Outputs:
    """`changed` names the profiles that were rendered, `unchanged` the others."""
    changed = [each["profile"] for each in built.reports if not each["unchanged"]]
    unchanged = [each["profile"] for each in built.reports if each["unchanged"]]
    outputs: dict[str, object] = {"changed": " ".join(changed), "unchanged": " ".join(unchanged)}
    rows = [
        f"| {report['profile']} | {artifact['path']} | {artifact['pages'] or ''} | {artifact['size']} "
        f"| {state or ('unchanged' if report['unchanged'] else 'new')} |"
        for reports, state in ((built.reports, ""), (built.over_limit, "over limit"))
        for report in reports
        for artifact in report["artifacts"]
    ]
    why = [f"* {profile}: {what}" for profile, what in built.reasons]
    head = ["# Reports", "", "| profile | file | pages | bytes | state |", "|---|---|---|---|---|"]
    return outputs, "\n".join([*head, *rows, *(["", "What differed:", "", *why] if why else [])]) + "\n"


def outputs_of_check(changes: Iterable[Change]) -> Outputs:
    """`stale` names the profiles that a build would change."""
    every = tuple(changes)
    stale = dict.fromkeys(each.profile for each in every)
    lines = [f"* {each.profile}: {each.what}" for each in every] or ["Everything is up to date."]
    return {"stale": " ".join(stale)}, "\n".join(["# What a build would change", "", *lines]) + "\n"
