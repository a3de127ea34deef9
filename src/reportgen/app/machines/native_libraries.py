"""The system libraries that the PDF engine loads → their versions."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from contextlib import suppress
from ctypes.util import find_library
from itertools import chain


def native_versions() -> Mapping[str, str | None]:
    """Library → version; None where it cannot be loaded."""
    return {name: _version(names, ask) for name, (names, ask) in LIBRARIES.items()}


def _version(names: tuple[str, ...], ask: Callable[[ctypes.CDLL], str]) -> str | None:
    # By their own names first: the search starts other programs, which takes longer than all else here.
    for name in chain(names, map(find_library, names)):
        if name is not None:
            with suppress(OSError, AttributeError):
                return ask(ctypes.CDLL(name))
    return None


def _pango(library: ctypes.CDLL) -> str:
    return _text(library.pango_version_string)


def _harfbuzz(library: ctypes.CDLL) -> str:
    return _text(library.hb_version_string)


def _fontconfig(library: ctypes.CDLL) -> str:
    """FcGetVersion counts 2.13.1 as 21301."""
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _text(function: Callable[[], bytes]) -> str:
    function.restype = ctypes.c_char_p  # type: ignore[attr-defined]  # a ctypes function pointer has it
    return function().decode()


# Library → names to look for and the call that says its version.
LIBRARIES: Mapping[str, tuple[tuple[str, ...], Callable[[ctypes.CDLL], str]]] = {
    "pango": (("pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0"), _pango),
    "harfbuzz": (("harfbuzz", "libharfbuzz.so.0", "libharfbuzz-0"), _harfbuzz),
    "fontconfig": (("fontconfig", "libfontconfig.so.1", "libfontconfig-1"), _fontconfig),
}
