"""The versions of everything that decides the bytes of an artifact."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportgen import __version__
from reportgen.app.machines.native_libraries import native_versions
from reportgen.record import sha256_of
from reportgen.workspace.installation import installed_versions
from reportgen.write.engine.versions import PACKAGES

ENGINES = (*PACKAGES, "python-docx", "fonttools", "pypdfium2", "lxml", "pillow", "pyphen")


def tool_versions() -> Mapping[str, str]:
    """Name → version of reportgen, Python, the engines and the system libraries they load.

    `writers` is a digest of the writers' own source: who works on them is never shown yesterday's file.
    """
    installed = installed_versions()
    return {
        "reportgen": __version__,
        "writers": sha256_of(_source(files("reportgen") / "write"))[:12],
        "python": platform.python_version(),
        **{name: installed.get(name) or _version(name) for name in ENGINES},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: found or "missing" for name, found in native_versions().items()},
    }


def _version(name: str) -> str:
    """The version of what a system's own packages installed in another form."""
    from importlib.metadata import version  # noqa: PLC0415  # a hundredth of a second, and hardly ever needed

    return version(name)


def _source(folder: Traversable) -> bytes:
    parts = []
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir() and each.name != "__pycache__":
            parts.append(_source(each))
        elif each.name.endswith((".py", ".json", ".conf")):
            parts.append(each.name.encode() + each.read_bytes())
    return b"".join(parts)
