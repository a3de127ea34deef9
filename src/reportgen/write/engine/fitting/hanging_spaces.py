"""Lets the space at the end of a piece of text hang over the edge of its line.

The engine counts that space when the rest of a text just fits before something inline (a term, a note),
takes the whole piece for too wide, and breaks it at its first opportunity: a line of one word. CSS Text 3,
section 4.1.2, says that collapsible spaces at the end of a line hang.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.text import line_break

from reportgen.write.engine.breaks.break_places import split_agreed

# As many letters to a line, in font sizes of its width, as the engine itself thinks possible.
LETTERS = 4
COLLAPSING = frozenset({"normal", "pre-line"})


def split_hanging(text: str, style: Any, context: Any, width: float | None, *more: Any, **named: Any) -> Any:
    """The engine's own answer, unless the text fits without the spaces at its end."""
    answer = split_agreed(text, style, context, width, *more, **named)
    resumes, bare = answer[2], text.rstrip(" ")
    if resumes is None or bare == text or width in (None, inf) or style["white_space"] not in COLLAPSING:
        return answer
    if not bare or len(bare) * style["font_size"] > width * LETTERS:
        return answer
    resumes, needed = split_agreed(bare, style, context, width, *more, **named)[2:4]
    if resumes is not None or needed > width:
        return answer
    return line_break.split_first_line(text, style, context, None, *more, **named)
