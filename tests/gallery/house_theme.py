"""A theme of the repository and a document around any HTML, without the stages that usually make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from reportgen.compose.glyphs.shown_emoji import with_emoji
from reportgen.compose.page.stylesheet import font_asset, stylesheet
from reportgen.model.names import AssetName, ProfileId, ThemeId
from reportgen.model.profile import Paper
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.theme import EMOJI_FAMILY, Face, Theme, WordFonts
from reportgen.model.span import Span
from reportgen.read.themes import EMOJI_FILE

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def house_theme(name: str = "navy") -> Theme:
    """The theme with those it extends."""
    folder = TEMPLATES / "themes" / name
    about = yaml.safe_load((folder / "theme.yaml").read_text(encoding="utf-8"))
    parent = house_theme(about["extends"]) if about.get("extends") else None
    faces = tuple(
        Face(
            face["family"],
            face["weight"],
            face["italic"],
            face["file"],
            (TEMPLATES / "fonts" / face["file"]).read_bytes(),
        )
        for face in about.get("fonts", ())
    )
    css = (folder / "theme.css").read_text(encoding="utf-8")
    return Theme(
        id=ThemeId(name),
        title=about["title"],
        tokens=MappingProxyType({**(parent.tokens if parent else {}), **about.get("tokens", {})}),
        css=f"{parent.css}\n{css}" if parent else css,
        faces=(*(parent.faces if parent else ()), *faces),
        fonts=WordFonts.EMBED,
        hyphenates=False,
        substitutes={},
        house=None,
        styles={},
        span=Span(f"templates/themes/{name}/theme.yaml"),
        native_endnotes=True,
        emoji=Face(
            EMOJI_FAMILY,
            400,
            is_italic=False,
            file=EMOJI_FILE,
            content=(TEMPLATES / "fonts" / EMOJI_FILE).read_bytes(),
        ),
    )


def make_document(
    body: str,
    *,
    css: str = "",
    assets: Mapping[str, bytes] | None = None,
    language: str = "en-GB",
    title: str = "A gallery of constructs",
    theme: str = "navy",
    profile: str = "gallery",
) -> Document:
    """A whole document: `body` in the theme's dress, `css` after the theme's own."""
    look = with_emoji(house_theme(theme), body, (assets or {}).values())
    sheet = f"{stylesheet(look, Paper.A4, body)}\n{css}"
    head = f'<meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="asset:theme.css">'
    html = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}</head>'
        f'<body data-template="briefing" data-paper="A4" data-profile="{profile}">{body}</body></html>'
    )
    fonts = {font_asset(face): face.content for face in look.faces}
    named = {AssetName(name): content for name, content in (assets or {}).items()}
    return Document(
        profile=ProfileId(profile),
        title=title,
        language=language,
        page=page_from_html(html),
        assets={AssetName("theme.css"): sheet.encode(), **fonts, **named},
        theme=look,
        paper=Paper.A4,
        metadata=Metadata(
            title=title,
            subject="every construct of the vocabulary",
            authors=("Reportgen Project",),
            publisher="Reportgen Project",
            keywords=("gallery",),
            language=language,
            identifier="RG-TEST-01",
            created="2026-11-21T00:00:00Z",
            generator="reportgen",
        ),
        origins={},
    )


def gallery_document() -> Document:
    """Every construct once: `gallery.html` with a stylesheet of its own."""
    folder = Path(__file__).parent
    html, css = ((folder / f"gallery.{kind}").read_text(encoding="utf-8") for kind in ("html", "css"))
    images = {f"images/{path.name}": path.read_bytes() for path in sorted((folder / "images").iterdir())}
    made = make_document("", assets=images)
    sheet = stylesheet(replace(made.theme, css=css), Paper.A4, html).encode()
    return replace(made, page=page_from_html(html), assets={**made.assets, AssetName("theme.css"): sheet})
