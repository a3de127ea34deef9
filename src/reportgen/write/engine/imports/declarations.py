"""The engine's declarations of C functions, read from a file instead of parsed on every start.

The engine writes them as C and lets cffi parse that in each process, a quarter of its start. What cffi
makes of them is the same on every system, so it is kept in `declarations.json` beside this file, with the
digest of the engine's source it was made from. Another engine is parsed as ever.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

KEPT = Path(__file__).with_name("declarations.json")

_SWAPPED = threading.RLock()


@contextmanager
def kept_declarations() -> Iterator[None]:
    """Let an engine that is imported in here take its declarations from the file, if they are its own."""
    arguments = _arguments()
    if arguments is None or "weasyprint.text.ffi" in sys.modules:
        yield
        return
    with _SWAPPED:
        known = sys.modules.get("cffi")
        sys.modules["cffi"] = _stand_in(arguments)
        try:
            yield
        finally:
            sys.modules.pop("cffi")
            if known is not None:
                sys.modules["cffi"] = known


def declaring_source() -> Path | None:
    """The file in which the installed engine declares what it calls; None where there is none to read."""
    try:
        found = find_spec("weasyprint")
    except (ImportError, ValueError):
        return None
    folders = None if found is None else found.submodule_search_locations
    return Path(folders[0], "text", "ffi.py") if folders else None


def as_plain(value: Any) -> Any:
    """Tuples and bytes as JSON knows them; `_as_compiled` is the way back."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return [as_plain(each) for each in value] if isinstance(value, tuple) else value


def _as_compiled(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1")
    return tuple(map(_as_compiled, value)) if isinstance(value, list) else value


def _arguments() -> dict[str, Any] | None:
    source = declaring_source()
    try:
        kept = json.loads(KEPT.read_bytes())
        if source is None or sha256(source.read_bytes()).hexdigest() != kept["source"]:
            return None
        return {name: _as_compiled(value) for name, value in kept["arguments"].items()}
    except (OSError, ValueError, KeyError):
        return None


def _stand_in(arguments: dict[str, Any]) -> ModuleType:
    backend = importlib.import_module("_cffi_backend")

    class Declared(backend.FFI):  # type: ignore[misc, name-defined]  # a class of a C extension
        """What `cffi.FFI()` makes, with everything declared already."""

        def __init__(self) -> None:
            super().__init__("reportgen", **arguments)

        def cdef(self, source: str) -> None:
            """Nothing: `source` was compiled when the file was made."""

    module = ModuleType("cffi")
    module.FFI = Declared  # type: ignore[attr-defined]  # made here
    return module
