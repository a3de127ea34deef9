"""Every quick step."""

from __future__ import annotations

from reportgen.write.engine.fast import (
    block_flow,
    computed_values,
    drawing,
    html_tree,
    line_breaks,
    lines,
    memo,
    painting,
    shaping,
    shared_styles,
    widths,
)
from reportgen.write.engine.fast.step import Step

STEPS: tuple[Step, ...] = (
    # Before the step that everybody else takes for breaking lines.
    *widths.STEPS,
    *line_breaks.STEPS,
    *computed_values.STEPS,
    *drawing.STEPS,
    *lines.STEPS,
    *painting.STEPS,
    *html_tree.STEPS,
    *block_flow.STEPS,
    *memo.STEPS,
    *shaping.STEPS,
    *shared_styles.STEPS,
)
