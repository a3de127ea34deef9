"""Answers that the engine works out again for every line, though they hang on a style or two letters."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from weasyprint.text import line_break

from reportgen.write.engine.fast.remembered import remembered
from reportgen.write.engine.fast.step import Step

engine_strut = line_break.strut
engine_can_break = line_break.can_break_text


@remembered
def strut(style: Any) -> Any:
    """What the engine's function of the same name says."""
    return engine_strut(style)


def can_break_text(text: str, language: str | None) -> bool:
    """What the engine's function of the same name says; it is mostly asked about two letters."""
    return _can_break(text, language) if len(text) == 2 else bool(engine_can_break(text, language))


@lru_cache(maxsize=4096)
def _can_break(text: str, language: str | None) -> bool:
    return bool(engine_can_break(text, language))


STEPS = (
    Step(line_break, "strut", strut),
    Step(line_break, "can_break_text", can_break_text),
)
