"""What takes long to load: loaded while something else is done."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from reportgen.model.report.format import Format


def warm_up(formats: Iterable[str] = ()) -> None:
    """Start loading the engines in their own process; costs this one a hundredth of a second.

    No formats are those of the profiles, which mostly ask for Word.
    """
    if sys.platform != "win32":
        from reportgen.write.worker.pool import FORK_SERVER  # noqa: PLC0415  # Windows has none

        wanted = frozenset(formats)
        FORK_SERVER.warm_up(has_word=not wanted or not wanted.isdisjoint({Format.DOCX, Format.DOCX_REDLINE}))
