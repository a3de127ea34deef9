"""The form of `reportgen.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.read.forms.fields import Form, Free, IsoDay, Language, Line, Text

Level = Literal["error", "warning", "off"]


class ChecksForm(Form):
    """Levels and word lists of editorial checks."""

    levels: dict[Line, Level] = Field(default={}, description="level of a check by its code")
    words: dict[Line, tuple[Line, ...]] = Field(default={}, description="words to add to a list of a check")


class ProjectForm(Form):
    """What the whole project says of itself."""

    title: Line = Field(description="title of the whole project")
    series: Text = Field(default="", description="printed above the title")
    number: Line | None = Field(default=None, description="report number; a profile adds its letter")
    version: Line = Field(default="1.0", description="version of the content")
    status: Literal["NEW", "UPDATED", "ARCHIVED"] = Field(
        default="NEW", description="NEW, UPDATED or ARCHIVED"
    )
    issued: IsoDay | None = Field(default=None, description="date of the last material change")
    review_by: IsoDay | None = Field(default=None, description="date by which the content is looked at again")
    publisher: Text = Field(default="", description="who publishes the reports")
    authors: tuple[Line, ...] = Field(default=(), description="names as printed")
    contact: Text = Field(default="", description="address for corrections")
    language: Language = Field(default="en", description="language code, as in en-GB")
    licence: Text = Field(default="", description="licence of the reports")
    values: dict[Line, Free] = Field(default={}, description="text and numbers for {{ name }}")
    checks: ChecksForm = Field(default=ChecksForm(), description="levels and word lists of checks")
    delivery: dict[Line, Free] = Field(default={}, description="read by `reportgen send`")
