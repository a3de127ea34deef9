"""Words → the same with `--` as the dash that it stands for."""

from __future__ import annotations

import re

from reportgen.model.text.words import Maker, Words

_DASH = re.compile(r"(?<!-)--(?!-)")


def with_dashes(words: Words) -> Words:
    """The words as they are printed."""
    return words.substitute(_DASH, lambda _: "–", Maker.DASH) if "--" in str(words) else words
