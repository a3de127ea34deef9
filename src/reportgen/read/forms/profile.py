"""The form of a profile, merged with the profiles it extends."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.generators import GENERATORS
from reportgen.model.profile import (
    Attach,
    CitationStyle,
    Format,
    GlossaryStyle,
    Headings,
    Overflow,
    Paper,
    PdfVariant,
)
from reportgen.read.forms.fields import (
    WRONG,
    Flag,
    Form,
    Free,
    Identifier,
    Language,
    Line,
    Number,
    Some,
    Whole,
    Word,
)
from reportgen.read.forms.project import Level

# Planning refuses unknown generators, knowing which blocks they take; editors learn the names from here.
GeneratorName = Annotated[Line, WithJsonSchema({"enum": list(GENERATORS)})]

AtLeastOne = Annotated[Whole, Field(ge=1)]
Positive = Annotated[Number, Field(gt=0)]

# A file name that every file system and mail client takes.
_FILE_NAME_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_LONGEST_FILE_NAME = 100


def _file_name(text: str) -> str:
    if (
        not set(text) <= _FILE_NAME_SIGNS
        or text[0] in "-."
        or text[-1] == "."
        or len(text) > _LONGEST_FILE_NAME
    ):
        words = "must be a file name of letters, digits, hyphens, dots and underscores"
        raise PydanticCustomError(WRONG, "{words}", {"words": words})
    return text


FileName = Annotated[Line, AfterValidator(_file_name)]

Select = Annotated[object, WithJsonSchema({"type": "object"})]


class LimitForm(Form):
    """Upper bounds for one report."""

    pages: AtLeastOne | None = Field(default=None, description="most pages")
    words: AtLeastOne | None = Field(default=None, description="most words of running text")
    overflow: Overflow = Field(
        default=Overflow.FAIL,
        description="what happens above a bound: fail, shorten blocks, or drop them by priority",
    )


class ReadingForm(Form):
    """Targets for the language."""

    grade: Positive | None = Field(default=None, description="school grade to aim at (Flesch-Kincaid)")
    grade_max: Positive | None = Field(default=None, description="school grade never to exceed")
    sentence_mean: Positive | None = Field(default=None, description="mean words per sentence")
    sentence_max: AtLeastOne | None = Field(default=None, description="most words in one sentence")


class EvidenceForm(Form):
    """What is shown of how well claims are supported."""

    marks: Flag = Field(default=True, description="show evidence marks")
    confidence: Flag = Field(default=True, description="show our confidence")


class PdfForm(Form):
    """What the PDF says of itself and brings along."""

    variant: PdfVariant = Field(default=PdfVariant.BOTH, description="the standards that it says to keep")
    attach: tuple[Attach, ...] = Field(
        default=(), description="data: the files behind tables and charts; manifest: blocks, claims, sources"
    )


class EntryForm(Form):
    """One entry of an outline."""

    block: Identifier | None = Field(default=None, description="id of one block")
    section: Line | None = Field(default=None, description="title of a section")
    blocks: tuple[Line, ...] = Field(default=(), description="ids and globs of blocks")
    select: Select = Field(default=None, description="a query over front-matter fields")
    generate: GeneratorName | None = Field(default=None, description="writes the section itself")
    outline: tuple[EntryForm, ...] = Field(default=(), description="sections within this one")
    id: Identifier | None = Field(default=None, description="anchor of the section; default from its title")
    versions: tuple[Line, ...] = Field(default=(), description="wordings to take here, first that exists")
    order: tuple[Line, ...] = Field(default=(), description="front-matter keys to sort by, -key descending")
    exclude: tuple[Line, ...] = Field(default=(), description="ids and globs that are not placed here")
    headings: Headings = Field(default=Headings.SHOW, description="how blocks show their titles")
    max: AtLeastOne | None = Field(default=None, description="most blocks in this entry")
    required: Flag = Field(default=False, description="never dropped to keep a limit")
    break_: Literal["page"] | None = Field(default=None, alias="break", description="start on a new page")


class ProfileForm(Form):
    """One audience: which blocks, in which order and version, in which dress."""

    title: Line = Field(description="title of the report, with {{ project.title }} and other values")
    audience: Word | None = Field(default=None, description="one word; default the id")
    extends: Line | None = Field(default=None, description="id of one profile to build on")
    language: Language | None = Field(default=None, description="default the project's")
    template: Line = Field(default="briefing.html.j2", description="page template")
    theme: Line = Field(default="navy", description="name of a theme")
    versions: tuple[Line, ...] = Field(default=("full",), description="wordings to take, first that exists")
    outline: Some[EntryForm] = Field(description="what stands in the report, in order")
    exclude: tuple[Line, ...] = Field(default=(), description="ids and globs that are never placed")
    limit: LimitForm | None = Field(default=None, description="upper bounds")
    reading: ReadingForm | None = Field(default=None, description="targets for the language")
    citations: CitationStyle = Field(default=CitationStyle.ENDNOTES, description="how [@id] looks")
    glossary: GlossaryStyle = Field(default=GlossaryStyle.INLINE, description="how [[term]] looks")
    evidence: EvidenceForm = Field(default=EvidenceForm(), description="what is shown of the evidence")
    paper: Paper = Field(default=Paper.A4, description="paper size")
    formats: Some[Format] = Field(default=(Format.PDF, Format.DOCX), description="files to write")
    pdf: PdfForm = Field(default=PdfForm(), description="what the PDF says of itself and brings along")
    contents: Flag = Field(default=False, description="table of contents")
    numbered: Flag = Field(default=False, description="numbered sections")
    draft: Flag = Field(default=False, description="DRAFT mark on every page")
    change_bars: Flag = Field(
        default=False, description="bars in the margin beside what changed since the last edition"
    )
    file: FileName | None = Field(default=None, description="file name without ending; default the id")
    settings: dict[Line, Free] = Field(default={}, description="values for the template")
    checks: dict[Line, Level] = Field(default={}, description="level of a check by its code")
    delivery: dict[Line, Free] = Field(default={}, description="what `send` does otherwise for this report")
