"""The engine's computed style of one element → Look: points and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.model.report.layout import Edge, FontRequest, Look, Sides, Token
from reportgen.write.layout.used_fonts import UsedFonts

POINTS = 0.75  # CSS Values 4, 6.2: 1px is 1/96 in, 1pt is 1/72 in
SIDES = ("top", "right", "bottom", "left")
LIKE_START = {"start": "left", "end": "right", "justify-all": "justify"}
# How the engine calls a part of generated content → our kind, and where its value stands.
TOKENS: Mapping[str, tuple[str, int | None]] = {
    "string": ("text", None),
    "counter()": ("counter", 0),
    "counters()": ("counter", 0),
    "string()": ("string", 0),
    "leader()": ("leader", 1),
    "quote": ("quote", None),
}
# Kinds of generated content that read attributes.
NAMING = frozenset({"attr()", "target-counter()"})


def read_look(style: Any, attributes: Mapping[str, str], fonts: UsedFonts) -> Look:  # the engine has no types
    """Translate one computed style; `attributes` resolve `attr()` in generated content."""
    asked = font_request(style)
    used = fonts.ordinary(asked)
    size = style["font_size"] * POINTS
    color = _color(style["color"], "000000") or "000000"
    lines = style["text_decoration_line"]
    return Look(
        font=used.family,
        size=round(size, 2),
        is_bold=used.is_bold,
        is_italic=used.is_italic,
        color=color,
        background=_color(style["background_color"], color),
        is_underlined="underline" in lines,
        is_struck="line-through" in lines,
        is_upper=style["text_transform"] == "uppercase",
        is_small_caps=style["font_variant_caps"] == "small-caps",
        tracking=_tracking(style["letter_spacing"]),
        raised=_raised(style["vertical_align"]),
        shift=0.0 if isinstance(style["vertical_align"], str) else _length(style["vertical_align"]),
        line=_line(style["line_height"], size),
        margin=_sides(style, "margin_{}"),
        padding=_sides(style, "padding_{}"),
        border=(
            _edge(style, "top", color),
            _edge(style, "right", color),
            _edge(style, "bottom", color),
            _edge(style, "left", color),
        ),
        indent=_length(style["text_indent"]),
        align=_align(style["text_align_all"], style["direction"]),
        is_rtl=style["direction"] == "rtl",
        language=style["lang"] or "",
        keeps_space=style["white_space"] in {"pre", "pre-wrap", "break-spaces"},
        wraps=style["white_space"] not in {"nowrap", "pre"},
        display=_display(style["display"]),
        floats=style["float"],
        position=style["position"] if isinstance(style["position"], str) else "running",
        page="" if style["page"] == "auto" else style["page"],
        break_before=style["break_before"],
        break_after=style["break_after"],
        break_inside=style["break_inside"],
        widows=style["widows"],
        columns=style["column_count"] if style["column_count"] != "auto" else 1,
        column_gap=round(size if style["column_gap"] == "normal" else _length(style["column_gap"]), 2),
        marker=_marker(style["list_style_type"]),
        caption_side=style["caption_side"],
        height=None if style["height"] == "auto" else _length(style["height"]),
        hyphenates=style["hyphens"] == "auto",
        strings=() if style["string_set"] == "none" else tuple(each[0] for each in style["string_set"]),
        generated=_tokens(style["content"], attributes),
        asked=asked,
    )


def font_request(style: Any) -> FontRequest:
    """What a computed style asks for."""
    return FontRequest(
        tuple(style["font_family"]), int(style["font_weight"]), style["font_style"] != "normal"
    )


def uses_attributes(style: Any) -> bool:
    """Whether generated content of a style differs from element to element."""
    content = style["content"]
    return not isinstance(content, str) and any(kind in NAMING for kind, _ in content or ())


def _color(color: Any, current: str) -> str | None:
    """Six hexadecimal digits, alpha flattened on white; None where nothing is painted."""
    if isinstance(color, str):
        return current
    red, green, blue = color.to("srgb").coordinates[:3]
    if not color.alpha:
        return None
    channels = (round((each * color.alpha + 1 - color.alpha) * 255) for each in (red, green, blue))
    return "".join(f"{min(255, max(0, each)):02X}" for each in channels)


def _length(value: Any) -> float:
    """Points; percentages and `auto` count as nothing, because only layout knows what they come to."""
    if isinstance(value, int | float):
        return round(value * POINTS, 2)
    if isinstance(value, str) or value is None or getattr(value, "unit", None) != "px":
        return 0.0
    return round(float(value.value) * POINTS, 2)


def _line(height: Any, size: float) -> float:
    if height == "normal":
        return round(size * 1.2, 2)
    if isinstance(height, int | float):
        return round(height * size, 2)
    if getattr(height, "unit", "px") == "%":
        return round(float(height.value) * size / 100, 2)
    return _length(height)


def _tracking(spacing: Any) -> float:
    return 0.0 if spacing == "normal" else _length(spacing)


def _raised(align: Any) -> str:
    if isinstance(align, str):
        return align
    return "super" if _length(align) > 0 else "sub" if _length(align) < 0 else "baseline"


def _sides(style: Any, name: str) -> Sides:
    top, right, bottom, left = (_length(style[name.format(side)]) for side in SIDES)
    return (top, right, bottom, left)


def _edge(style: Any, side: str, current: str) -> Edge | None:
    width = _length(style[f"border_{side}_width"])
    drawn = style[f"border_{side}_style"]
    if not width or drawn in {"none", "hidden"}:
        return None
    color = _color(style[f"border_{side}_color"], current)
    return None if color is None else Edge(drawn, width, color)


def _align(align: str, direction: str) -> str:
    if direction == "rtl":
        align = {"start": "right", "end": "left"}.get(align, align)
    return LIKE_START.get(align, align)


def _display(display: tuple[str, ...]) -> str:
    if "list-item" in display:
        return "list-item"
    inside = display[1] if display[0] == "block" and len(display) > 1 else ""
    return inside if inside in {"table", "flex", "grid"} else display[0]


def _tokens(content: Any, attributes: Mapping[str, str]) -> tuple[Token, ...]:
    if isinstance(content, str) or not content:
        return ()
    return tuple(_token(kind, value, attributes) for kind, value in content)


def _token(kind: str, value: Any, attributes: Mapping[str, str]) -> Token:
    if kind == "attr()":
        return Token("text", attributes.get(value[0], ""))
    if kind == "target-counter()":
        return Token("target-page", _address(value[0], attributes))
    name, place = TOKENS.get(kind, (kind.removesuffix("()"), None))
    return Token(name, str(value if place is None else value[place]))


def _address(value: Any, attributes: Mapping[str, str]) -> str:
    kind, inner = value
    return attributes.get(inner[0], "") if kind == "attr()" else str(inner)


def _marker(kind: str | tuple[str, ...]) -> str:
    """The kind of marker; one that a stylesheet spells out stands between quotes."""
    if isinstance(kind, str):
        return kind
    return f'"{kind[1]}"' if kind[0] == "string" else "disc"
