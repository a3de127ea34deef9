"""Text from anyone's file → text that a terminal only shows."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

# Control characters and direction marks could move the cursor or hide words.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def printable(text: str) -> str:
    """One line: tabs as spaces, and a sign in place of every character that is no sign itself."""
    return "".join(_shown(sign) for sign in text)


def width(text: str) -> int:
    """Columns that a terminal needs: wide East Asian characters take two (UAX #11)."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _shown(sign: str) -> str:
    if sign in "\t\n":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if category(sign) in UNSAFE else sign
