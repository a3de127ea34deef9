"""The form of one entry of `content/sources.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.source import Reliability, Tier
from reportgen.read.forms.fields import WRONG, Day, Flag, Form, Identifier, Language, Line, Prose

_DIGEST_LENGTH = 64


def _digest(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != _DIGEST_LENGTH or not set(lowered) <= set("0123456789abcdef"):
        raise PydanticCustomError(
            WRONG, "{words}", {"words": "must be the 64 hexadecimal digits of a SHA-256"}
        )
    return lowered


def _relative(text: str) -> str:
    if text.startswith("/") or "\\" in text or ":" in text or ".." in text.split("/"):
        words = "must be a path inside the project, with forward slashes"
        raise PydanticCustomError(WRONG, "{words}", {"words": words})
    return text


Digest = Annotated[
    Line, AfterValidator(_digest), WithJsonSchema({"type": "string", "pattern": "^[0-9a-fA-F]{64}$"})
]


class SourceForm(Form):
    """One document that facts come from, in CSL terms."""

    id: Identifier = Field(description="letters, digits, hyphens")
    type: Line = Field(description="CSL type, as in webpage, report, book")
    title: Line = Field(description="the title as printed")
    label: Line | None = Field(default=None, description="short name in bracket marks; default the id")
    author: tuple[Line, ...] = Field(default=(), description="names as printed; empty: none given")
    issued: Line | None = Field(default=None, description="date of publication; null prints n.d.")
    accessed: Day | None = Field(default=None, description="when it was last looked at")
    publisher: Line | None = Field(default=None, description="who published it")
    url: Line | None = Field(default=None, description="where it is found")
    language: Language | None = Field(default=None, description="language code")
    file: Annotated[Line, AfterValidator(_relative)] | None = Field(
        default=None, description="path of a copy, relative to the project"
    )
    sha256: Digest | None = Field(default=None, description="SHA-256 of that file")
    complete: Flag = Field(default=True, description="whether the copy is whole")
    tier: Tier = Field(description="how near the source stands to what it reports")
    reliability: Reliability = Field(description="Admiralty letter A to F")
    descriptor: Prose = Field(description="what limits this source, in one or two sentences")
    rights: Line | None = Field(default=None, description="what may be done with its text")
