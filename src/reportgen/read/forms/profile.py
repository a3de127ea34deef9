"""The form of a profile, merged with the profiles it extends."""

from __future__ import annotations

from unicodedata import category, is_normalized, normalize

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
from reportgen.read.forms.block import LANDSCAPE
from reportgen.read.forms.fields import (
    FLAG,
    FREE,
    IDENTIFIER,
    LANGUAGE,
    LINE,
    NUMBER,
    WHOLE,
    WORD,
)
from reportgen.read.forms.form import Form, given, needed, nested, optional
from reportgen.read.forms.kinds import (
    Kind,
    bounded,
    later,
    listed,
    one_of,
    refined,
    scalar,
    some,
    table,
    word_of,
)
from reportgen.read.forms.project import LEVEL
from reportgen.read.forms.refusal import RefusedError
from reportgen.read.yaml.nodes import Raw

# A file name that every file system and mail client takes.
_LONGEST_FILE_NAME = 180  # bytes, which leaves room for the ending and for a neighbour's


def _file_name(text: str) -> str:
    """The name in one of the ways to write it: some systems would make two files of two."""
    name = text if is_normalized("NFC", text) else normalize("NFC", text)
    if (
        not all(category(each)[0] in "LMN" or each in "-_." for each in name)
        or name[0] in "-."
        or category(name[0])[0] == "M"
        or name[-1] == "."
        or len(name.encode("utf-8", "replace")) > _LONGEST_FILE_NAME
    ):
        raise RefusedError("must be a file name of letters, digits, hyphens, dots and underscores")
    return name


def _itself(value: Raw) -> Raw:
    return value


FILE_NAME = refined(LINE, _file_name)
AT_LEAST_ONE = bounded(WHOLE, ge=1)
POSITIVE = bounded(NUMBER, gt=0)
SELECT = scalar(_itself, {"type": "object"})
# Planning refuses unknown generators, knowing which blocks they take; editors learn the names from here.
GENERATOR = refined(LINE, str, {"enum": list(GENERATORS)})


class LimitForm(Form):
    """Upper bounds for one report."""

    pages = optional(AT_LEAST_ONE, "most pages")
    words = optional(AT_LEAST_ONE, "most words of running text")
    overflow = given(
        one_of(Overflow),
        "what happens above a bound: fail, shorten blocks, or drop them by priority",
        default=Overflow.FAIL,
    )


class ReadingForm(Form):
    """Targets for the language."""

    grade = optional(POSITIVE, "school grade to aim at (Flesch-Kincaid)")
    grade_max = optional(POSITIVE, "school grade never to exceed")
    sentence_mean = optional(POSITIVE, "mean words per sentence")
    sentence_max = optional(AT_LEAST_ONE, "most words in one sentence")


class EvidenceForm(Form):
    """What is shown of how well claims are supported."""

    marks = given(FLAG, "show evidence marks", default=True)
    confidence = given(FLAG, "show our confidence", default=True)


class PdfForm(Form):
    """What the PDF says of itself and brings along."""

    variant = given(one_of(PdfVariant), "the standards that it says to keep", default=PdfVariant.BOTH)
    attach = given(
        listed(one_of(Attach)),
        "data: the files behind tables and charts; manifest: blocks, claims, sources",
        default=(),
    )


class EntryForm(Form):
    """One entry of an outline."""

    block = optional(IDENTIFIER, "id of one block")
    section = optional(LINE, "title of a section")
    blocks = given(listed(LINE), "ids and globs of blocks", default=())
    select = given(SELECT, "a query over front-matter fields", default=None)
    generate = optional(GENERATOR, "writes the section itself")
    outline: tuple[EntryForm, ...] = given(
        listed(later(lambda: ENTRY)), "sections within this one", default=()
    )
    id = optional(IDENTIFIER, "anchor of the section; default from its title")
    versions = given(listed(LINE), "wordings to take here, first that exists", default=())
    order = given(listed(LINE), "front-matter keys to sort by, -key descending", default=())
    exclude = given(listed(LINE), "ids and globs that are not placed here", default=())
    headings = given(one_of(Headings), "how blocks show their titles", default=Headings.SHOW)
    max = optional(AT_LEAST_ONE, "most blocks in this entry")
    required = given(FLAG, "never dropped to keep a limit", default=False)
    break_ = optional(word_of("page"), "start on a new page", name="break")
    page = optional(LANDSCAPE, "on turned pages of its own")


ENTRY: Kind[EntryForm] = nested(EntryForm)


class ProfileForm(Form):
    """One audience: which blocks, in which order and version, in which dress."""

    title = needed(LINE, "title of the report, with {{ project.title }} and other values")
    audience = optional(WORD, "one word; default the id")
    extends = optional(LINE, "id of one profile to build on")
    language = optional(LANGUAGE, "default the project's")
    template = given(LINE, "page template", default="briefing.html.j2")
    theme = given(LINE, "name of a theme", default="navy")
    versions = given(listed(LINE), "wordings to take, first that exists", default=("full",))
    outline = needed(some(ENTRY), "what stands in the report, in order")
    exclude = given(listed(LINE), "ids and globs that are never placed", default=())
    limit = optional(nested(LimitForm), "upper bounds")
    reading = optional(nested(ReadingForm), "targets for the language")
    citations = given(one_of(CitationStyle), "how [@id] looks", default=CitationStyle.ENDNOTES)
    glossary = given(one_of(GlossaryStyle), "how [[term]] looks", default=GlossaryStyle.INLINE)
    evidence = given(nested(EvidenceForm), "what is shown of the evidence", default=EvidenceForm())
    paper = given(one_of(Paper), "paper size", default=Paper.A4)
    formats = given(some(one_of(Format)), "files to write", default=(Format.PDF, Format.DOCX))
    pdf = given(nested(PdfForm), "what the PDF says of itself and brings along", default=PdfForm())
    contents = given(FLAG, "table of contents", default=False)
    numbered = given(FLAG, "numbered sections", default=False)
    draft = given(FLAG, "DRAFT mark on every page", default=False)
    change_bars = given(FLAG, "bars in the margin beside what changed since the last edition", default=False)
    file = optional(FILE_NAME, "file name without ending; default the id")
    batch = given(
        listed(WORD),
        "columns of the list that `reportgen batch` builds it from; `build` leaves it out",
        default=(),
    )
    settings = given(table(LINE, FREE), "values for the template", default={})
    checks = given(table(LINE, LEVEL), "level of a check by its code", default={})
    delivery = given(table(LINE, FREE), "what `send` does otherwise for this report", default={})
