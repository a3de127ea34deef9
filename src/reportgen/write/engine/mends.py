"""The engine as it comes → one that breaks, fits and draws as word processors and browsers do.

Each mend replaces one function of the engine, once for the whole process, and says in its file why.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.write.engine.breaks.break_places import agree_on_breaks
from reportgen.write.engine.breaks.half_points import use_half_points
from reportgen.write.engine.breaks.item_markers import align_markers
from reportgen.write.engine.breaks.note_pages import keep_notes_on_pages
from reportgen.write.engine.breaks.page_bottoms import count_paddings_once
from reportgen.write.engine.breaks.tall_rows import divide_tall_rows
from reportgen.write.engine.drawn_text import set_words_whole
from reportgen.write.engine.fitting.long_words import break_long_words
from reportgen.write.engine.fitting.table_widths import shrink_tables
from reportgen.write.engine.gradients import draw_gradients_alike

MENDS: tuple[Callable[[], None], ...] = (
    set_words_whole,
    draw_gradients_alike,
    break_long_words,
    shrink_tables,
    use_half_points,
    agree_on_breaks,
    count_paddings_once,
    keep_notes_on_pages,
    divide_tall_rows,
    align_markers,
)


def mend_engine() -> None:
    """Make every mend that has not been made."""
    for mend in MENDS:
        mend()
