"""Pango layouts for lines of text, set up from what lines of the same style have used before.

The engine makes a context and a font description for every line it tries and every line it draws; there
are as many different ones as there are styles of text. A context and a description never change once
they are made, so lines may share them; the layout of each line stays its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from reportgen.model.frozen import frozen
from reportgen.write.engine.fast.remembered import remembered
from reportgen.write.engine.fast.step import Step

# What the engine reads of a style to set up a layout, beside the families of fonts.
ASKED = (
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variant_caps",
    "font_variation_settings",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_language_override",
    "lang",
    "direction",
)
FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
SETTINGS = "reportgen_settings"
# A line's end, a tab and no letter at all are set in ways of their own.
UNUSUAL = frozenset("\n\t\0")
MEASURES = ("underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness")

engine_set_text = line_break.Layout.set_text


@frozen
class Setting:
    """What lines of one style share. `metrics` are read when a style first decorates its text.

    `widths` are those of words by their letters, in px; `at_hand` is what is known of the text in work.
    """

    context: Any
    language: Any
    description: Any
    features: bytes
    metrics: dict[str, float] = field(default_factory=dict)
    extents: Any = field(default_factory=lambda: ffi.new("PangoRectangle *"))
    widths: dict[str, float] = field(default_factory=dict)
    at_hand: dict[str, Any] = field(default_factory=dict)


def set_up(layout: Any, style: Any) -> None:
    """What the engine's `Layout.setup` does."""
    layout.style = style
    layout.first_line_direction = 0
    setting = setting_of(style)
    layout.language = setting.language
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, setting.description)
    if style["text_decoration_line"] == "none":
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
    else:
        vars(layout).update(_metrics(setting))
    if setting.features:
        attribute = style.font_config.font_features[setting.features]
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, attribute)
        pango.pango_layout_set_attributes(layout.layout, attributes)


@remembered
def setting_of(style: Any) -> Setting:
    """The one setting of all styles that shape text alike.

    Properties of fonts never change once a style has been used: the engine changes copies.
    """
    known: dict[Any, Setting] = style.font_config.__dict__.setdefault(SETTINGS, {})
    key = (*style["font_family"], *map(style.__getitem__, ASKED))
    if key not in known:
        known[key] = _make(style)
    return known[key]


def set_text(layout: Any, text: str, justify: bool = False) -> None:
    """What the engine's `Layout.set_text` does."""
    is_spread = justify and layout.justification_spacing
    if is_spread or not is_even(layout.style) or not UNUSUAL.isdisjoint(text):
        engine_set_text(layout, text, justify)
        return
    layout.text = text
    encoded = text.encode()
    pango.pango_layout_set_text(layout.layout, encoded, len(encoded))


@remembered
def is_even(style: Any) -> bool:
    """Whether nothing parts the letters or words of a style, nor breaks words."""
    wraps_words = style["overflow_wrap"] == "normal"
    return bool(wraps_words and style["letter_spacing"] == "normal" and not style["word_spacing"])


def line_size(line: Any, style: Any) -> tuple[float, float]:
    """What the engine's function of the same name says."""
    extents = setting_of(style).extents
    pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
    width, height = extents.width * FROM_UNITS, extents.height * FROM_UNITS
    spacing = style["letter_spacing"]
    return (width if spacing == "normal" else width + spacing), height


def _make(style: Any) -> Setting:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    if name:
        text, _kept = unicode_to_char_p(name)
        language = pango.pango_language_from_string(text)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    features = ",".join(f"{key} {value}" for key, value in _features(style).items()).encode()
    if features and features not in style.font_config.font_features:
        style.font_config.font_features[features] = pango.pango_attr_font_features_new(features)
    return Setting(context, language, get_font_description(style), features)


def _features(style: Any) -> Mapping[str, Any]:
    found: Mapping[str, Any] = font_features(*(style[name] for name in FEATURES))
    return found


def _metrics(setting: Setting) -> Mapping[str, float]:
    if not setting.metrics:
        metrics = ffi.gc(
            pango.pango_context_get_metrics(setting.context, setting.description, setting.language),
            pango.pango_font_metrics_unref,
        )
        for name in ("ascent", *MEASURES):
            read = getattr(pango, f"pango_font_metrics_get_{name}")
            setting.metrics[name] = FROM_UNITS * read(metrics)
    return setting.metrics


STEPS = (
    Step(line_break.Layout, "setup", set_up),
    Step(line_break.Layout, "set_text", set_text),
    Step(line_break, "line_size", line_size),
)
