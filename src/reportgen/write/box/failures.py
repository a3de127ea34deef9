"""A worker that did not finish → what to tell the author."""

from __future__ import annotations

import os
import traceback

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.document import Document
from reportgen.write.box import guard


def too_heavy(document: Document, what: str) -> Diagnostic:
    """A report that needs more than its limits."""
    return Diagnostic(
        "report-too-heavy",
        f"the report {document.profile!r} needs more {what} than a report may use",
        hint="look for huge images, tables or spans, or for styles that repeat themselves",
    )


def crashed(document: Document, error: BaseException | None) -> Diagnostic:
    """A report at which the engine gave up."""
    if error is None:
        said = "without a word"
    else:
        # The guard raises where the engine asks: what asked is the frame before.
        frames = [
            each for each in traceback.extract_tb(error.__traceback__) if each.filename != guard.__file__
        ]
        frame = frames[-1]
        place = f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119  # no file, a name to show
        said = f"with {type(error).__name__} at {place}: {error}"
    return Diagnostic(
        "engine-crashed",
        f"the engine stopped at the report {document.profile!r} {said}",
        hint="if no block or theme is unusual, please report this",
    )
