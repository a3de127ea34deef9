"""The form of one entry of `content/glossary.yaml`."""

from __future__ import annotations

from pydantic import Field

from reportgen.read.forms.fields import Form, Identifier, Line, Prose


class TermForm(Form):
    """A word that readers may not know."""

    id: Identifier = Field(description="unique in the glossary")
    term: Line = Field(description="the word as printed")
    definition: Prose = Field(description="what it means, in one sentence")
    plain: Line | None = Field(default=None, description="the everyday wording")
    abbreviation: Line | None = Field(default=None, description="short form")
    forms: tuple[Line, ...] = Field(default=(), description="other spellings, plurals")
