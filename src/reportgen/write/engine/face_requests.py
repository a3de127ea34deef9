"""The engine's pages → what fonts their texts ask for."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from weasyprint.formatting_structure import boxes as engine_boxes

from reportgen.model.report.layout import FontRequest
from reportgen.write.engine.geometry import boxes_in
from reportgen.write.engine.looks import font_request


def asked_fonts(engine: Any) -> Set[FontRequest]:  # the engine has no types
    """What is asked for, each once; texts of one style are looked at once."""
    styles = {
        id(box.style): box.style
        for page in engine.pages
        for box in boxes_in(page._page_box)  # noqa: SLF001  # the engine offers no other way
        if isinstance(box, engine_boxes.TextBox)
    }
    return {font_request(style) for style in styles.values()}
