"""The form of `theme.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.read.forms.fields import WRONG, Flag, Form, Line, Whole

_TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
# Signs that would end a CSS declaration or open something else.
_UNSAFE_IN_TOKEN = re.compile(r"[;{}<>\\@]|/\*|\*/|url\(", re.IGNORECASE)


def _token_name(text: str) -> str:
    if not _TOKEN_NAME.fullmatch(text):
        words = "must be named in lower-case letters, digits and hyphens"
        raise PydanticCustomError(WRONG, "{words}", {"words": words})
    return text


def _token_value(text: str) -> str:
    if _UNSAFE_IN_TOKEN.search(text):
        words = "must be one CSS value, without braces, semicolons or addresses"
        raise PydanticCustomError(WRONG, "{words}", {"words": words})
    return text


TokenName = Annotated[Line, AfterValidator(_token_name)]
TokenValue = Annotated[Line, AfterValidator(_token_value)]


class FaceForm(Form):
    """One font file."""

    family: Line = Field(description="font family as named in the stylesheet")
    file: Line = Field(description="path below the theme's fonts/ or templates/fonts/")
    weight: Annotated[Whole, Field(ge=1, le=1000)] = Field(default=400, description="CSS weight")
    italic: Flag = Field(default=False, description="whether it is an italic")


class WordForm(Form):
    """What only Word files take from a theme."""

    fonts: Literal["embed", "name"] = Field(
        default="embed", description="embed the faces, or only name the families"
    )
    substitutes: dict[Line, Line] = Field(default={}, description="family to name instead, by family")
    house: Line | None = Field(
        default=None, description="a Word template in the theme's folder whose styles win"
    )
    styles: dict[Line, Line] = Field(default={}, description="the template's style for one of ours")
    keep: tuple[Literal["headers", "cover", "page"], ...] = Field(
        default=(), description="what the template lends besides its styles"
    )
    endnotes: Literal["native", "list"] = Field(
        default="native", description="Word's own endnotes, or the numbered list as in the PDF"
    )


class ThemeForm(Form):
    """The look of a report."""

    title: Line = Field(description="name as shown")
    extends: Line | None = Field(default=None, description="theme whose tokens, css and fonts come first")
    tokens: dict[TokenName, TokenValue] = Field(default={}, description="values of CSS custom properties")
    fonts: tuple[FaceForm, ...] = Field(default=(), description="font files")
    word: WordForm = Field(default=WordForm(), description="what only Word files take")
    hyphenate: Flag | None = Field(default=None, description="whether words may break; default false")
