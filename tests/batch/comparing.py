"""A row that is set into shared pages, beside its full layout."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.profile import Format
from reportgen.model.report.stencil import Stencil, fill
from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.render import render_report
from reportgen.write.shared_rows import SharedReport


def assert_same_or_refused(
    shared: SharedReport, stencil: Stencil, values: Mapping[str, str], formats: tuple[Format, ...]
) -> None:
    """What comes out of the shared pages is, byte for byte, what a full layout makes, or nothing does."""
    try:
        _, artifacts = shared.render(values)
    except UnfitError:
        return
    assert artifacts == render_report(fill(stencil, values), formats)
