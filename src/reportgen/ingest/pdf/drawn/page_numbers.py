"""Numbers of pages → words for a message."""

from __future__ import annotations

from collections.abc import Sequence


def in_short(pages: Sequence[int]) -> str:
    """`page 3`, or the first twenty of them."""
    shown = ", ".join(map(str, pages[:20])) + (", …" if len(pages) > 20 else "")
    return f"page{'s' * (len(pages) > 1)} {shown}"
