"""Report → JSON: one object for each diagnostic and each excuse, in a shape that stays."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from reportgen.check.levels import Allowed
from reportgen.check.run import Report
from reportgen.model.folded import Folded, fold
from reportgen.model.span import Span

SHAPE = 2  # raised when a reader of the JSON would have to change


def to_json(report: Report) -> str:
    """The report as text, keys in a fixed order, ending in a line break."""
    counts = Counter(str(each.severity) for each in report.diagnostics)
    whole = {
        "shape": SHAPE,
        "counts": {level: counts.get(level, 0) for level in ("error", "warning", "note")},
        "diagnostics": [_diagnostic(each) for each in fold(report.diagnostics)],
        "allowed": [_allowed(each) for each in report.allowed],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(folded: Folded) -> Mapping[str, object]:
    diagnostic = folded.diagnostic
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **_place(diagnostic.span),
        **({"places": [_place(each) for each in folded.places]} if folded.count > 1 else {}),
    }


def _allowed(allowed: Allowed) -> Mapping[str, object]:
    return {
        "block": allowed.block,
        "code": allowed.allowance.code,
        "reason": allowed.allowance.reason,
        "findings": allowed.findings,
        **_place(allowed.allowance.span),
    }


def _place(span: Span | None) -> Mapping[str, object]:
    if span is None:
        return {"path": None, "line": None, "column": None, "end_column": None}
    return {"path": span.path, "line": span.line, "column": span.column, "end_column": span.end_column}
