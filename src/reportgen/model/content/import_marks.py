"""The marks that an import leaves in notes of blocks and claims: written, and read back by the checks."""

from __future__ import annotations

import re
from datetime import date

from reportgen.model.names import SourceId

CANDIDATE = "candidate from an import, nobody has read it yet"
"""The note of a claim that a person has yet to keep or throw away."""

_MARK = re.compile(r"passages of (\S+) changed, imported on \d{4}-\d\d-\d\d(?:; )?")


def changed_mark(source: SourceId, day: date, before: str = "") -> str:
    """The mark for `source`, before whatever stood there; an older mark for the same source is gone."""
    mark = f"passages of {source} changed, imported on {day.isoformat()}"
    kept = _MARK.sub(lambda found: "" if found[1] == source else found[0], before).removesuffix("; ")
    return f"{mark}; {kept}" if kept else mark


def changed_sources(text: str) -> tuple[SourceId, ...]:
    """The sources that the marks in `text` name."""
    return tuple(SourceId(found[1]) for found in _MARK.finditer(text))
