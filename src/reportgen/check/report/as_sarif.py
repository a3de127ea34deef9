"""Report → SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from reportgen.check.explain import manual_of
from reportgen.check.levels import Allowed
from reportgen.check.run import Report
from reportgen.model.diagnostic import Severity
from reportgen.model.folded import Folded, fold
from reportgen.model.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# SARIF 2.1.0, 3.27.10: the names of the levels.
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def to_sarif(report: Report) -> str:
    """One run; findings that a block excuses are results with a suppression (3.35)."""
    codes = {each.code for each in report.diagnostics} | {each.allowance.code for each in report.allowed}
    rules = sorted(codes)
    results = [_result(each, rules) for each in fold(report.diagnostics)]
    results += [_suppressed(each, rules) for each in report.allowed]
    run = {
        "tool": {
            "driver": {
                "name": "reportgen",
                "rules": [_rule(code) for code in rules],
            }
        },
        # Columns count characters, as everywhere in reportgen (3.14.17).
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The folder with reportgen.yaml."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> Mapping[str, object]:
    rule: dict[str, object] = {"id": code, "name": _pascal(code)}
    manual = manual_of(code)
    if manual is not None:
        rule["shortDescription"] = {"text": manual.text.partition("\n")[0]}
        rule["help"] = {"text": manual.text}
        rule["defaultConfiguration"] = {"level": _LEVELS[manual.codes[code]]}
    return rule


def _result(folded: Folded, rules: list[str]) -> Mapping[str, object]:
    diagnostic = folded.diagnostic
    text = f"{diagnostic.message}; {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rules.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(each) for each in folded.places],
        # SARIF 2.1.0, 3.27.31.
        **({"occurrenceCount": folded.count} if folded.count > 1 else {}),
    }


def _suppressed(allowed: Allowed, rules: list[str]) -> Mapping[str, object]:
    return {
        "ruleId": allowed.allowance.code,
        "ruleIndex": rules.index(allowed.allowance.code),
        "level": "note",
        "message": {"text": f'allowed {allowed.findings} times in "{allowed.block}"'},
        "locations": [_location(allowed.allowance.span)],
        "suppressions": [{"kind": "inSource", "justification": allowed.allowance.reason}],
    }


def _location(span: Span) -> Mapping[str, object]:
    region: dict[str, int] = {"startLine": max(1, span.line)}
    if span.column is not None:
        region["startColumn"] = span.column
    if span.end_column is not None:
        region["endColumn"] = span.end_column
    artifact = {"uri": quote(span.path), "uriBaseId": "PROJECT"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _pascal(code: str) -> str:
    return "".join(part.capitalize() for part in code.split("-"))
