"""How documents become artifacts on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts

Engine: TypeAlias = Callable[[Document, tuple[Format, ...]], tuple[Artifact, ...]]

# Packages as the PDF engine's installation page names them, by system.
INSTALL: Mapping[str, str] = {
    "Debian or Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "Alpine": "apk add pango harfbuzz fontconfig",
    "macOS": "brew install pango",
}


def engines() -> Engine:
    """Render in a process that can read, reach and exhaust nothing; in this one where none can be made."""
    if sys.platform == "win32":
        # Windows has neither fork nor resource limits.
        from reportgen.write.render import render_report  # noqa: PLC0415  # loads the engines

        return render_report
    from reportgen.write.worker.client import render_in_worker  # noqa: PLC0415  # starts a process that loads the engines

    return render_in_worker


def attended(
    engine: Engine, on_progress: Callable[[str, int], None], acquire_core: Callable[[], bool]
) -> Engine:
    """The same engine, reporting stages and pages to `on_progress` and asking for one more core.

    One that can do neither stays as it is.
    """
    if sys.platform == "win32":
        return engine
    from reportgen.write.worker.client import render_in_worker  # noqa: PLC0415  # as above

    return (
        partial(render_in_worker, on_progress=on_progress, acquire_core=acquire_core)
        if engine is render_in_worker
        else engine
    )


def page_engine() -> Callable[[Document], PageFacts]:
    """Like `engines`, where the pages are asked for and no file."""
    if sys.platform == "win32":
        from reportgen.write.render import measure_report  # noqa: PLC0415  # as above

        return measure_report
    from reportgen.write.worker.client import measure_in_worker  # noqa: PLC0415  # as above

    return measure_in_worker
