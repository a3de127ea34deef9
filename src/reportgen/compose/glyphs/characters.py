"""Text → the characters in it that may not be printed, each with its reason."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls without tab and line ends, surrogates, noncharacters: XML 1.0, production 2.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# Explicit bidirectional formatting: can make a reader see another order than the file holds (CVE-2021-42574).
_BIDI = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(f"[{_CONTROL}{_BROKEN}{_BIDI}]")


def forbidden_characters(text: str) -> tuple[tuple[int, str, str], ...]:
    """Offset, code and words for each character that may not stand in a report."""
    if text.isprintable():
        # None of them can be printed, and most texts can.
        return ()
    found = ((each.start(), each[0]) for each in FORBIDDEN.finditer(text))
    return tuple((place, _code(sign), f"the text holds {character_name(sign)}") for place, sign in found)


def character_name(sign: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X} {name}".rstrip()


def _code(sign: str) -> str:
    return "bidi-control" if re.match(f"[{_BIDI}]", sign) else "control-character"
