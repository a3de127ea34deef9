"""Accessibility: what machines can check of what people need.

What      Figures have a text alternative of at most 150 characters that is no file name; charts and
          diagrams a long description as well. Tables have a header row and no empty cell. Headings
          skip no level. Link texts say where they lead. Colours of the theme keep a contrast of 4.5
          to 1 for text and 3 to 1 for rules. Every report names its language. A composed report has
          one `h1`.
Why       A reader with a screen reader, in print, or with weak eyes gets the same report (WCAG 2.2,
          1.1.1, 1.3.1, 1.4.3, 1.4.11, 2.4.4, 3.1.1).
Example   `the figure has no text alternative`
Way out   `![What the picture shows](images/x.svg)`; "Not stated" instead of an empty cell; a link
          text that makes sense alone; a darker token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.check.contrast import low_contrasts
from reportgen.check.finding import Check, Finding
from reportgen.check.images import Picture, pictures_of
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Part
from reportgen.model.diagnostic import Severity
from reportgen.model.report.document import Document
from reportgen.text.outline import Outline

_NO_ALT = "missing-text-alternative"
_LONG_ALT = "long-text-alternative"
_FILE_ALT = "file-name-as-text-alternative"
_NO_LONG = "missing-long-description"
_HEADLESS = "headless-table"
_EMPTY = "empty-cell"
_SKIPPED = "skipped-heading-level"
_LINK = "meaningless-link"
_CONTRAST = "low-contrast"
_LANGUAGE = "missing-language"
_TITLES = "second-title"
MOST_ALT = 150
_FILE_NAME = re.compile(
    r"[\w./-]+\.(?:svg|png|jpe?g|gif|webp|pdf)|(?:image|img|figure|picture|chart)[\s_-]*\d*", re.IGNORECASE
)
_EMPTY_LINKS = frozenset(
    {
        "here",
        "click here",
        "this",
        "link",
        "this link",
        "more",
        "read more",
        "see here",
        "page",
        "website",
        "source",
    }
)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_HEADING = re.compile(r"<h([1-6])[\s>]")


def _look(given: CheckInput) -> Iterable[Finding]:
    for _, passage in given.distinct():
        for picture in pictures_of(passage):
            yield from _picture(passage, picture)
        yield from _tables(passage)
        yield from _headings(passage)
        yield from _links(passage)
    for manuscript in given.manuscripts:
        yield from _theme(given, manuscript)
        profile = manuscript.profile
        if not _LANGUAGE_TAG.fullmatch(profile.language):
            message = f'"{profile.language}" names no language'
            span = profile.origins.get("language", profile.span)
            yield Finding(_LANGUAGE, message, span, "write a tag such as en-GB", profile.id)
        document = given.documents.get(profile.id)
        if document is not None:
            yield from _composed(manuscript, document)


def _picture(passage: Passage, picture: Picture) -> Iterable[Finding]:
    block = passage.block.id
    alt = picture.alt
    if alt is not None and not alt.strip():
        message = f"the {picture.what} has no text alternative"
        yield Finding(_NO_ALT, message, picture.span, "say in one line what it shows", block=block)
    elif alt is not None and _FILE_NAME.fullmatch(alt.strip()):
        message = f'"{alt.strip()}" says nothing about the {picture.what}'
        yield Finding(_FILE_ALT, message, picture.span, "say in one line what it shows", block=block)
    elif alt is not None and len(alt) > MOST_ALT:
        message = f"the text alternative has {len(alt)} characters, {MOST_ALT} is the most"
        yield Finding(
            _LONG_ALT, message, picture.span, "move the detail into a long description", block=block
        )
    if picture.is_complex and not picture.is_described:
        message = f"the {picture.what} has no long description"
        yield Finding(_NO_LONG, message, picture.span, "write it between the two fences", block=block)


def _tables(passage: Passage) -> Iterable[Finding]:
    block = passage.block.id
    hint = 'write "Not stated" or "None"'
    for table in passage.prose.tables:
        if not any(cell.text.strip() for cell in table.head):
            yield Finding(
                _HEADLESS, "the table has no header row", table.place.span, "name its columns", block=block
            )
            continue
        for number, cell in enumerate(table.head):
            # The corner above a column of headers names nothing.
            if number and not cell.text.strip() and not cell.marks:
                yield Finding(
                    _EMPTY, f"header {number + 1} is empty", table.place.span, "name the column", block=block
                )
        for row, cells in enumerate(() if table.is_form else table.rows, 1):
            for number, cell in enumerate(cells, 1):
                if not cell.text.strip() and not cell.marks:
                    message = f"cell {number} of row {row} is empty"
                    yield Finding(_EMPTY, message, cell.span(0), hint, block=block)


def _headings(passage: Passage) -> Iterable[Finding]:
    outline, last = Outline(), 0
    for paragraph in passage.prose.paragraphs:
        if paragraph.part is not Part.HEADING:
            continue
        if outline.add(paragraph.level):
            message = f"a heading of level {paragraph.level} follows level {last}"
            hint = f"write {'#' * (paragraph.level - 1)}"
            yield Finding(_SKIPPED, message, paragraph.span(0), hint, block=passage.block.id)
        last = paragraph.level


def _links(passage: Passage) -> Iterable[Finding]:
    for mark in passage.prose.marks(Kind.LINK):
        text = mark.text.strip().lower().rstrip(".")
        if text in _EMPTY_LINKS or not text:
            yield Finding(
                _LINK,
                f'the link text "{mark.text}" does not say where it leads',
                mark.place.span,
                "name the page it opens",
                block=passage.block.id,
            )


def _theme(given: CheckInput, manuscript: Manuscript) -> Iterable[Finding]:
    theme = given.project.themes.get(manuscript.profile.theme)
    if theme is None:
        return
    for front, back, found, least in low_contrasts(theme.tokens):
        yield Finding(
            _CONTRAST,
            f"{front} on {back} has a contrast of {found:.1f} to 1, {least:g} is the least",
            theme.span,
            f"darken {front}, or lighten what it stands on",
            manuscript.profile.id,
        )


def _composed(manuscript: Manuscript, document: Document) -> Iterable[Finding]:
    profile = manuscript.profile
    last = 0
    titles = 0
    for level in map(int, _HEADING.findall(document.html)):
        titles += level == 1
        if level > last + 1:
            message = f"the composed report goes from heading level {last} to {level}"
            yield Finding(_SKIPPED, message, profile.span, None, profile.id)
        last = level
    if titles != 1:
        yield Finding(_TITLES, f"the composed report has {titles} titles", profile.span, None, profile.id)


CHECK = Check(
    name="accessibility",
    codes={
        _NO_ALT: Severity.ERROR,
        _LONG_ALT: Severity.ERROR,
        _FILE_ALT: Severity.ERROR,
        _NO_LONG: Severity.ERROR,
        _HEADLESS: Severity.ERROR,
        _EMPTY: Severity.ERROR,
        _SKIPPED: Severity.WARNING,
        _LINK: Severity.ERROR,
        _CONTRAST: Severity.ERROR,
        _LANGUAGE: Severity.ERROR,
        _TITLES: Severity.ERROR,
    },
    look=_look,
)
