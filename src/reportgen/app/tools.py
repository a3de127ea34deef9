"""The versions of everything that decides the bytes of an artifact."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import version

from reportgen import __version__

ENGINES = ("weasyprint", "pydyf", "python-docx", "fonttools", "markdown-it-py", "jinja2")


def tool_versions() -> Mapping[str, str]:
    """Name → version of reportgen, Python and the engines."""
    return {
        "reportgen": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in ENGINES},
    }
