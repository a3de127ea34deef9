"""Text and font faces → the emoji that show less on paper than they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.fonts.emoji import SELECTOR, TONES, find_emoji
from reportgen.fonts.joined_signs import joined_signs
from reportgen.model.frozen import frozen
from reportgen.model.report.theme import EMOJI_FAMILY, Face

_TONE = re.compile(f"[{TONES}]")


@frozen
class ReducedEmoji:
    """One emoji at its offset, and what it lacks."""

    offset: int
    sign: str
    code: str
    message: str


def reduced_emoji(text: str, faces: tuple[Face, ...]) -> Iterator[ReducedEmoji]:
    """Sequences that no face draws as one sign, and signs whose skin tone is not drawn."""
    for found in find_emoji(text):
        sign = found[0]
        if len(sign.rstrip(SELECTOR)) == 1:
            continue
        if not any(sign in joined_signs(face.content) for face in faces if face.family == EMOJI_FAMILY):
            message = f"no font of the theme draws {sign} as one sign: its parts stand beside each other"
            yield ReducedEmoji(found.start(), sign, "emoji-in-parts", message)
        elif _TONE.search(sign):
            message = "skin tones of emoji are not shown: reports draw emoji in one colour"
            yield ReducedEmoji(found.start(), sign, "emoji-without-tone", message)
