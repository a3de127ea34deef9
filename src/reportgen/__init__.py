"""reportgen: one content library, many audiences, two formats that agree."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"
PUBLIC = frozenset({"build", "compose_document", "make_plan", "open_project"})


def __getattr__(name: str) -> Any:
    """Load the Python interface, reportgen.api, only when asked for, so that importing costs nothing."""
    if name in PUBLIC:
        from importlib import import_module  # noqa: PLC0415  # every call imports this package

        # By name: every stage imports this package for its version, and no stage may import the doors.
        return getattr(import_module("reportgen.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
