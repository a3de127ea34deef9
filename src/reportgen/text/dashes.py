"""Words → the same with `--` as the dash that it stands for."""

from __future__ import annotations

import re

from reportgen.model.text.words import Maker, Words

_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
_DASHES = {"--": "–", "---": "—"}


def with_dashes(words: Words) -> Words:
    """The words as they are printed."""
    return (
        words.substitute(_DASH, lambda found: _DASHES[found[0]], Maker.DASH) if "--" in str(words) else words
    )
