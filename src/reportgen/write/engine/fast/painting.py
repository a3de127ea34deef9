"""Boxes that paint nothing, which are most: no background, no border, nothing round.

The engine asks a dozen properties of each box before it knows. Here each style is asked once.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw import border
from weasyprint.layout import background
from weasyprint.layout.absolute import AbsolutePlaceholder

from reportgen.write.engine.fast.block_flow import BORDERS
from reportgen.write.engine.fast.remembered import remembered
from reportgen.write.engine.fast.step import Step

CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
SQUARE = dict.fromkeys(CORNERS, (0, 0))

engine_backgrounds = background.layout_box_backgrounds
engine_border = border.draw_border


def layout_box_backgrounds(
    page: Any,
    box: Any,
    get_image: Any,
    layout_children: bool = True,
    style: Any = None,
) -> None:
    """What the engine's function of the same name does."""
    if style is not None or box is page or type(box) is AbsolutePlaceholder or not _is_bare(box.style):
        engine_backgrounds(page, box, get_image, layout_children, style)
        return
    box.__dict__.update(SQUARE)
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image)
    box.background = None


def draw_border(stream: Any, box: Any) -> None:
    """What the engine's function of the same name does."""
    if any(getattr(box, name) for name in BORDERS) or not _is_unruled(box.style):
        engine_border(stream, box)


@remembered
def _is_bare(style: Any) -> bool:
    color = style["background_color"]
    return bool(
        style["visibility"] != "hidden"
        and color != "currentcolor"
        and color.alpha == 0
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and all(kind == "none" for kind, _ in style["background_image"])
        and not style["box_shadow"]
        and all((0, "px") in style[name] for name in CORNERS)
    )


@remembered
def _is_unruled(style: Any) -> bool:
    has_columns = style["column_width"] != "auto" or style["column_count"] != "auto"
    return not has_columns and bool(style["border_image_source"][0] == "none")


STEPS = (
    Step(background, "layout_box_backgrounds", layout_box_backgrounds),
    Step(border, "draw_border", draw_border),
)
