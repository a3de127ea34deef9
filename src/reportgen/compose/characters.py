"""Text → the characters in it that may not be printed, each with its reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# C0 and C1 controls without tab and line ends, surrogates, noncharacters: XML 1.0, production 2.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BROKEN = "\ud800-\udfff\ufffe\uffff"
# Explicit bidirectional formatting: can make a reader see another order than the file holds (CVE-2021-42574).
_BIDI = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(f"[{_CONTROL}{_BROKEN}{_BIDI}]")


def forbidden_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, code and words for each character that may not stand in a report."""
    for found in FORBIDDEN.finditer(text):
        sign = found[0]
        yield found.start(), _code(sign), f"the text holds {character_name(sign)}"


def character_name(sign: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X} {name}".rstrip()


def _code(sign: str) -> str:
    return "bidi-control" if re.match(f"[{_BIDI}]", sign) else "control-character"
