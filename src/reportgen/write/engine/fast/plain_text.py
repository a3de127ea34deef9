"""Texts and styles of which it is known how the engine breaks them."""

from __future__ import annotations

import re
from typing import Any

from reportgen.write.engine.fast.remembered import remembered
from reportgen.write.engine.fast.shaping import is_even

# Letters, figures and signs that are written from left to right, one after the other, and neither hide nor
# carry a break of their own: no controls, soft hyphens, zero-width or directed signs.
_ORDINARY = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u22ff]+"
)


def is_plain(text: str, style: Any) -> bool:
    """Whether `text` breaks at spaces and hyphens alone, and nowhere else."""
    return _breaks_plainly(style) and text[:1] != " " and _ORDINARY.fullmatch(text) is not None


@remembered
def _breaks_plainly(style: Any) -> bool:
    return bool(
        is_even(style)
        and style["white_space"] == "normal"
        and style["hyphens"] in {"none", "manual"}
        and style["word_break"] == "normal"
        and style["direction"] == "ltr"
        and style["font_size"] >= 1
    )
