"""A line locator → the lines it names, so that they can be looked up in the source."""

from __future__ import annotations

import re

_PLACE = re.compile(r"(L?)([0-9]{1,7})(?:\.([0-9]{1,4}))?")
_RANGE = re.compile("[-–]")
_LIST = re.compile("[,;]")
_ENDS_OF_RANGE = 2


def lines_of(locator: str) -> tuple[int, ...] | None:
    """Give the line numbers that `L16.2`, `12-14`, `L17.14–15` or a list of them name; None for other text.

    After a dot stands a sentence within the line; a range of sentences names one line.
    """
    lines: list[int] = []
    for part in _LIST.split(locator):
        ends = [_PLACE.fullmatch(end.strip()) for end in _RANGE.split(part)]
        if not 1 <= len(ends) <= _ENDS_OF_RANGE or None in ends:
            return None
        first, *rest = (end for end in ends if end is not None)
        lines.append(int(first[2]))
        lines += [int(last[2]) for last in rest if not first[3] or last[1] or last[3]]
    return tuple(lines)
