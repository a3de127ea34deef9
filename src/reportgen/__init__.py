"""reportgen: one content library, many audiences, two formats that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.api import build, compose_document, make_plan, open_project

__version__ = "0.1.0"
__all__ = ["__version__", "build", "compose_document", "make_plan", "open_project"]


def __getattr__(name: str) -> Any:
    """Load the Python interface when it is first asked for, so that importing reportgen costs nothing."""
    if name in __all__:
        from reportgen import api  # noqa: PLC0415  # the reason for this function

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
