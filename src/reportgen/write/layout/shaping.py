"""Pango layouts for lines of text, set up from what lines of the same style have used before.

The engine makes a context and a font description for every line it tries and every line it draws; there
are as many different ones as there are styles of text. A context and a description never change once
they are made, so lines may share them; the layout of each line stays its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

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
MEASURES = ("underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness")

engine_set_up = line_break.Layout.setup


@dataclass(frozen=True, slots=True)
class Setting:
    """What lines of one style share. `metrics` are read when a style first decorates its text."""

    context: Any
    language: Any
    description: Any
    features: bytes
    metrics: dict[str, float]


def set_up(layout: Any, style: Any) -> None:
    """What the engine's `Layout.setup` does."""
    layout.style = style
    layout.first_line_direction = 0
    setting = _setting(style)
    layout.language = setting.language
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003  # C's order of arguments
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


def _setting(style: Any) -> Setting:
    kept: dict[Any, Setting] = style.font_config.__dict__.setdefault("reportgen_settings", {})
    key = (*style["font_family"], *map(style.__getitem__, ASKED))
    found = kept.get(key)
    if found is None:
        found = kept[key] = _make(style)
    return found


def _make(style: Any) -> Setting:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003  # as above
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
    return Setting(context, language, get_font_description(style), features, {})


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


def install() -> None:
    """Use it from now on."""
    line_break.Layout.setup = set_up
