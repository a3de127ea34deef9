"""One function of the engine and the one that takes its place."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """`owner` is the engine's module or class that has the function `name`; `fast` does the same.

    Other modules of the engine that know the function by its name get `fast`, too, unless it `is_local`.
    """

    owner: Any
    name: str
    fast: Callable[..., Any]
    is_local: bool = False
    engine: Callable[..., Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "engine", self._known_to(self.owner))

    def install(self) -> None:
        """Use `fast` from now on."""
        self._replace(self.engine, self.fast)

    def uninstall(self) -> None:
        """Use the engine's own again."""
        self._replace(self.fast, self.engine)

    def _replace(self, old: object, new: object) -> None:
        modules = [each for name, each in sys.modules.items() if name.partition(".")[0] == "weasyprint"]
        for holder in (self.owner, *([] if self.is_local else modules)):
            if self._known_to(holder) is old:
                setattr(holder, self.name, new)

    def _known_to(self, holder: Any) -> Any:
        return getattr(holder, self.name, getattr(builtins, self.name, None))
