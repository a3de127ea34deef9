"""Ends lines of text only where word processors end them, too.

Pango follows UAX #14 to the letter: it breaks after each slash of a path and never between a hyphen and a
figure. Word processors move a path or an address as a whole unless it is long, and break after every hyphen.
A line that ends at one of these places makes the page after it another page. A word that is too long for any
line is left to the engine.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

# Both found by setting every pair of signs in LibreOffice 7.4: where it ends no line though Pango does, and
# the other way round.
NEVER = re.compile(r"(?<=\})(?=[^ ])|(?<=[.,:;])(?=\d)|(?=°)")
ALSO = re.compile(r"(?<=[^\s-]-)(?=\d)|(?<= )(?=/)")
# Texts without one of these have no such place.
TELLING = re.compile(r"[/}°]|[-.,:;]\d")
# Letters from a space to a slash at which LibreOffice ends a line; before a nearer slash it goes back to the
# space (`getLineBreak` of its `BreakIterator_Unicode`).
LONG_PATH = 66
WRAPPED = frozenset({"normal", "pre-wrap"})
AHEAD = 200  # letters after the engine's break in which the next place is looked for


def agree_on_breaks() -> None:
    """From now on; a second call changes nothing."""
    inline.can_break_text = preferred.can_break_text = can_break_text


def agreed_places(text: str, places: Iterable[int], *, keeps_paths: bool = False) -> list[int]:
    """Of the `places` between letters where Pango would end a line those that hold, and further ones."""
    if not TELLING.search(text):
        return list(places)
    never = {found.start() for found in NEVER.finditer(text)}
    also = {found.start() for found in ALSO.finditer(text)} - {0, len(text)}
    agreed = sorted(({*places} | also) - never)
    return [place for place in agreed if not _is_in_path(text, place)] if keeps_paths else agreed


def can_break_text(text: str, language: str | None) -> bool:
    """What the engine's function of the same name says, of the places that hold.

    Asked about two letters, it is where one look ends and another begins; there word processors know no rule
    that keeps a space from ending a line.
    """
    if len(text) == 2 and text[0] == " " != text[1]:
        return True
    if text and TELLING.search(text):
        return bool(agreed_places(text, _places(text, language), keeps_paths=True))
    return bool(line_break.can_break_text(text, language))


def split_agreed(
    text: str,
    style: Any,
    context: Any,
    width: float | None,
    *more: Any,
    is_line_start: bool = True,
    **named: Any,
) -> Any:
    """The engine's own answer, unless it breaks where no line should end, or not where one could."""

    def line_of(end: int | None, room: float | None = None) -> Any:
        """The line of the letters before `end`; without a `room`, however wide it is."""
        piece = text if end is None else text[:end].rstrip(" ")
        set_line = line_break.split_first_line(
            piece, style, context, room, *more, is_line_start=is_line_start, **named
        )
        return set_line if end is None else (*set_line[:2], len(text[:end].encode()), *set_line[3:])

    answer = line_of(None, width)
    is_free = width is None or width == inf or style["white_space"] not in WRAPPED
    if answer[2] is None or is_free or not TELLING.search(text):
        return answer
    made = len(text.encode()[: answer[2]].decode())
    piece = text[: made + AHEAD].partition("\n")[0]
    known = _places(piece, style["lang"])
    if made not in known:
        return answer  # hyphenated, or a line that the author ended
    ends = agreed_places(piece, known)
    place = bisect_right(ends, made)
    while place < len(ends) and ends[place] not in known and line_of(ends[place])[3] <= width:
        place += 1
    if place and piece[: ends[place - 1]].endswith("/") and line_of(ends[place - 1] + 1)[3] > width:
        place -= 1  # LibreOffice looks for slashes before the last letter that fits
    place = _before_path(piece, ends, place)
    if place:
        return answer if ends[place - 1] == made else line_of(ends[place - 1])
    if is_line_start:
        return answer
    # Nothing of it fits here, so that the engine ends the line before it.
    first = next((end for end in ends if piece[end - 1] == " "), None)
    return line_of(first) if first else line_of(None)


def _before_path(text: str, ends: Sequence[int], place: int) -> int:
    """How many of the `ends` count: where the last is within a path, those up to the space before it."""
    if place and _is_in_path(text, ends[place - 1]):
        while place and text[ends[place - 1] - 1] != " ":
            place -= 1
    return place


def _is_in_path(text: str, place: int) -> bool:
    """Whether a line ends rather at the space before the path."""
    start = max(text.rfind(space, 0, place) for space in " \n") + 1
    return text[place - 1] == "/" and place - start < LONG_PATH


def _places(text: str, language: str | None) -> list[int]:
    """The places between letters where Pango may end a line; neither the start nor the end."""
    attributes = line_break.get_log_attrs(text, language)
    return [place for place in range(1, len(text)) if attributes[place].is_line_break]
