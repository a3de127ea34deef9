"""Whatever composition lets through has a reader here: nothing reaches the PDF and is lost in Word."""

from __future__ import annotations

from reportgen.model.report.vocabulary import ELEMENTS, ROLES
from reportgen.write.docx.body.body import HANDLERS
from reportgen.write.docx.body.inline import BY_ROLE, BY_TAG
from reportgen.write.docx.values.roles import MARKS, MARKS_BY_ROLE, PARAGRAPHS

# Read with what holds them: the head by the properties, parts of tables and lists by their table or list.
READ_WITHIN = {"html", "head", "meta", "title", "link", "span"} | {
    "colgroup", "col", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "li", "dt", "dd",
}  # fmt: skip
# Containers of a kind that Word has no construct for: their content is read as it stands.
PLAIN_ROLES = {
    "masthead",
    "cover",
    "section",
    "sources",
    "glossary",
    "notes",
    "legend",
    "changes",
    "judgements",
}
ROLES_READ_WITHIN = {"together", "meta", "callout-label", "source-entry", "figure", "chart", "diagram"}


def test_every_element_of_the_vocabulary_has_a_reader() -> None:
    assert set(ELEMENTS) == (set(HANDLERS) | set(MARKS) | set(BY_TAG) | READ_WITHIN) & set(ELEMENTS)


def test_every_role_of_the_vocabulary_has_a_reader() -> None:
    known = {*HANDLERS, *BY_ROLE, *PARAGRAPHS, *MARKS_BY_ROLE, *PLAIN_ROLES, *ROLES_READ_WITHIN}

    assert set(ROLES) - known == set()


def test_no_reader_is_for_something_that_composition_refuses() -> None:
    names = {name.partition("[")[0] for name in HANDLERS} | set(MARKS) | set(BY_TAG)

    assert names - set(ELEMENTS) - set(ROLES) == set()
    assert (set(BY_ROLE) | set(PARAGRAPHS) | set(MARKS_BY_ROLE)) - set(ROLES) == set()
