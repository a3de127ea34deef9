"""fontTools, which the engine imports and hardly ever needs, imported when it is.

The engine subsets fonts with HarfBuzz; it turns to fontTools for compressed and variable fonts, for
coloured glyphs, and where HarfBuzz is too old. Importing it is a fifth of the engine's start.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from reportgen.fonts.font_file import silence_library

# The engine's module → its name for something of fontTools → where that is. The contract test knows if
# the engine has others.
USES: Mapping[str, Mapping[str, tuple[str, str | None]]] = {
    "weasyprint.text.fonts": {
        "TTFont": ("fontTools.ttLib", "TTFont"),
        "woff2": ("fontTools.ttLib.woff2", None),
    },
    "weasyprint.pdf.fonts": {
        "subset": ("fontTools.subset", None),
        "TTFont": ("fontTools.ttLib", "TTFont"),
        "TTLibError": ("fontTools.ttLib", "TTLibError"),
        "ttFont": ("fontTools.ttLib.ttFont", None),
        "instantiateVariableFont": ("fontTools.varLib.instancer", "instantiateVariableFont"),
    },
}
STAND_INS = ("fontTools", "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")

_SWAPPED = threading.RLock()


@contextmanager
def postponed_fonttools() -> Iterator[None]:
    """Let an engine that is imported in here get stand-ins, which bring fontTools when they are used."""
    with _SWAPPED:
        if "fontTools" in sys.modules or "weasyprint" in sys.modules:
            yield
            return
        sys.modules.update({name: _StandIn(name) for name in STAND_INS})
        try:
            yield
        finally:
            for name in STAND_INS:
                sys.modules.pop(name)


def bring_fonttools() -> None:
    """Give the engine's modules the real names."""
    silence_library()
    for module, names in USES.items():
        for name, (home, inside) in names.items():
            real = import_module(home)
            setattr(sys.modules[module], name, real if inside is None else getattr(real, inside))


class _LazyName:
    """Something of fontTools; touching it brings all of it."""

    def __init__(self, home: str, name: str) -> None:
        self._home = home
        self._name = name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._real()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def _real(self) -> Any:
        bring_fonttools()
        home = import_module(self._home)
        return getattr(home, self._name, None) or import_module(f"{self._home}.{self._name}")


class _StandIn(ModuleType):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        # A package, so that modules within it can be asked for.
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _LazyName(self.__name__, name)
