"""What a call of `build` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from reportgen.app.machines.shards import Share
from reportgen.model.format import Format
from reportgen.model.frozen import frozen
from reportgen.model.report.change_bars import AS_PROFILED, ChangeBars
from reportgen.workspace.output.built import MANIFEST


@frozen
class BuildRequest:
    """What a call asks to build; no profiles means all, no formats those of each profile.

    `jobs` reports are rendered at a time. Unless `is_forced`, a report whose document and tools are those
    of its files stays as it is. Where a `share` is given, only its part of those reports is built.
    With `proves_exclusion` nothing is published that tells readers what is for others.
    """

    start: Path
    profiles: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    output: Path | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1
    is_forced: bool = False
    share: Share | None = None
    change_bars: ChangeBars = AS_PROFILED
    proves_exclusion: bool = False

    @property
    def manifest(self) -> str:
        """The name of the manifest that this call writes."""
        return MANIFEST if self.share is None else self.share.manifest
