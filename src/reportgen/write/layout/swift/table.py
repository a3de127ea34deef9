"""Every quick step."""

from __future__ import annotations

from reportgen.write.layout.swift import (
    breaking,
    computing,
    drawing,
    lines,
    measuring,
    painting,
    parsing,
    placing,
    remembering,
    shaping,
    sharing,
    writing,
)
from reportgen.write.layout.swift.step import Step

STEPS: tuple[Step, ...] = (
    # Before the step that everybody else takes for breaking lines.
    *measuring.STEPS,
    *breaking.STEPS,
    *computing.STEPS,
    *drawing.STEPS,
    *lines.STEPS,
    *painting.STEPS,
    *parsing.STEPS,
    *placing.STEPS,
    *remembering.STEPS,
    *shaping.STEPS,
    *sharing.STEPS,
    *writing.STEPS,
)
