"""The form of `theme.yaml`."""

from __future__ import annotations

import re

from reportgen.read.forms.fields import FLAG, LINE, WHOLE
from reportgen.read.forms.form import Form, given, needed, nested, optional
from reportgen.read.forms.kinds import bounded, listed, refined, table, word_of
from reportgen.read.forms.refusal import RefusedError

_TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
# Signs that would end a CSS declaration or open something else.
_UNSAFE_IN_TOKEN = re.compile(r"[;{}<>\\@]|/\*|\*/|url\(", re.IGNORECASE)


def _token_name(text: str) -> str:
    if not _TOKEN_NAME.fullmatch(text):
        raise RefusedError("must be named in lower-case letters, digits and hyphens")
    return text


def _token_value(text: str) -> str:
    if _UNSAFE_IN_TOKEN.search(text):
        raise RefusedError("must be one CSS value, without braces, semicolons or addresses")
    return text


TOKENS = table(refined(LINE, _token_name), refined(LINE, _token_value))


class FaceForm(Form):
    """One font file."""

    family = needed(LINE, "font family as named in the stylesheet")
    file = needed(LINE, "path below the theme's fonts/ or templates/fonts/")
    weight = given(bounded(WHOLE, ge=1, le=1000), "CSS weight", default=400)
    italic = given(FLAG, "whether it is an italic", default=False)
    index = optional(bounded(WHOLE, ge=0, le=999), "which face of a collection (.ttc), from 0")


class LogoForm(Form):
    """A mark of the house in the title area and the running head."""

    file = needed(LINE, "a picture: PNG, JPEG or SVG")
    alt = needed(LINE, "what it says, for those who do not see it")


class WordForm(Form):
    """What only Word files take from a theme."""

    fonts = given(
        word_of("embed", "name", "house"),
        "embed the faces, only name them, or take the template's own",
        default="embed",
    )
    substitutes = given(table(LINE, LINE), "family to name instead, by family", default={})
    house = optional(LINE, "a Word template in the theme's folder whose styles win")
    styles = given(table(LINE, LINE), "the template's style for one of ours", default={})
    keep = given(
        listed(word_of("headers", "cover", "page")), "what the template lends besides its styles", default=()
    )
    endnotes = given(
        word_of("native", "list"), "Word's own endnotes, or the numbered list as in the PDF", default="list"
    )


class ThemeForm(Form):
    """The look of a report."""

    title = needed(LINE, "name as shown")
    extends = optional(LINE, "theme whose tokens, css and fonts come first")
    tokens = given(TOKENS, "values of CSS custom properties", default={})
    fonts = given(listed(nested(FaceForm)), "font files", default=())
    word = given(nested(WordForm), "what only Word files take", default=WordForm())
    logo = optional(nested(LogoForm), "picture in the title area and the running head")
    hyphenate = optional(FLAG, "whether words may break; default false")
