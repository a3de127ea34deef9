"""What a call of `build` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.model.profile import Format


@dataclass(frozen=True, slots=True)
class Order:
    """What a call asks to build; no profiles means all, no formats those of each profile.

    `jobs` reports are rendered at a time. Unless `is_forced`, a report whose document and tools are those
    of its files stays as it is.
    """

    start: Path
    profiles: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    output: Path | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1
    is_forced: bool = False
