"""Lets the columns of a table that is too wide shrink until only words of a language stand whole in them.

To the engine a column is never narrower than its longest word, whatever that word is: one address or one
hash pushes its table off the page. Here a table that does not fit is measured again with its long words in
pieces, and the room goes to its columns evenly, none getting more than it needs. An ordinary word is never
cut: a table whose words do not fit stays too wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred, table

from reportgen.write.engine.geometry import boxes_in

LONGEST = 30  # letters of a word that stays whole; longer ones are no words that a line was made for
LEAST = 12  # letters of a piece of a longer one, an address or a path
LONG = re.compile(rf"\S{{{LONGEST + 1},}}|(?=\S*[^\W\d_])\S*\w(?:://|[/.@_=&\\:])\w\S{{{LEAST},}}")
PIECE = re.compile(rf"\S{{{LEAST}}}(?=\S)")

engine_layout = table.auto_table_layout


def shrink_tables() -> None:
    """From now on; a second call changes nothing."""
    table.auto_table_layout = auto_table_layout


def auto_table_layout(context: Any, box: Any, containing_block: Any) -> None:
    """What the engine's function of the same name does, after a look at what has to fit."""
    wrapped = box.get_wrapped_table()
    widths = preferred.table_and_columns_preferred_widths(context, box, outer=False)
    width, _ = containing_block
    around = sum(each for each in (box.margin_left, box.margin_right) if each != "auto")
    around += wrapped.border_width() - wrapped.width if wrapped.width != "auto" else 0
    if widths[0] > width - around and widths[2]:
        _shrink(context, box, wrapped, width - around)
    engine_layout(context, box, containing_block)


def _shrink(context: Any, box: Any, wrapped: Any, room: float) -> None:
    """Put narrower columns in place of those that the engine knows of a table."""
    whole = context.tables.pop(wrapped)
    with _in_pieces(wrapped):
        preferred.table_and_columns_preferred_widths(context, box, outer=False)
    pieces = context.tables[wrapped]
    if pieces[False][0] >= whole[False][0]:
        context.tables[wrapped] = whole
        return
    least, (most, percentages), spacing = pieces[False][2], whole[False][3:5], whole[False][6]
    # Where the author said how wide columns are, the engine divides what is left.
    columns = least if any(percentages) else shared(most, least, room - spacing)
    saved = sum(whole[False][2]) - sum(columns)
    context.tables[wrapped] = {
        outer: (found[0] - saved, found[1], columns, *found[3:]) for outer, found in whole.items()
    }


def shared(most: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Columns of `room` in all: none below its least, none that gets more than another and than its most."""
    if sum(least) >= room:
        return list(least)
    low, high = 0.0, max(most)
    for _ in range(50):
        share = (low + high) / 2
        low, high = (low, share) if sum(_columns(most, least, share)) > room else (share, high)
    return list(_columns(most, least, low))


def _columns(most: Sequence[float], least: Sequence[float], share: float) -> Iterator[float]:
    return (max(low, min(high, share)) for high, low in zip(most, least, strict=True))


@contextmanager
def _in_pieces(wrapped: Any) -> Iterator[None]:
    """The table with line ends in its long words."""
    texts = [(each, each.text) for each in boxes_in(wrapped) if isinstance(each, boxes.TextBox)]
    for box, text in texts:
        box.text = LONG.sub(lambda found: PIECE.sub("\\g<0>\n", found[0]), text)
    try:
        yield
    finally:
        for box, text in texts:
            box.text = text
