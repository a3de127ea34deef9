"""Elements and their roles → the names of Word styles."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.report.layout import Element

# The one title is a Title, so the first level of sections is Heading 1, as Word's own documents have it.
HEADINGS: Mapping[str, str] = {f"h{level}": f"Heading {level - 1}" for level in range(2, 7)} | {"h1": "Title"}

PARAGRAPHS: Mapping[str, str] = {
    "title": "Title",
    "logo": "Logo",
    "series": "Series",
    "standfirst": "Subtitle",
    "badge": "Badge",
    "meta-line": "Meta Line",
    "tagline": "Tagline",
    "source-line": "Source Line",
    "table-note": "Table Note",
    "long-description": "Long Description",
    "evidence": "Evidence",
    "confidence": "Confidence",
    "question": "Question",
    "lead-in": "Lead-in",
    "change-note": "Change Note",
}

MARKS_BY_ROLE: Mapping[str, str] = {
    "run-in": "Run-in Heading",
    "citation": "Citation",
    "citation-group": "Citation",
    "ref": "Cross-Reference",
    "pageref": "Page Reference",
    "term": "Glossary Term",
    "mark": "Evidence Mark",
    "term-definition": "Term Definition",
    "label": "Caption Label",
    "noteref": "Note Call",
    "note-separator": "Note Call",
}

MARKS: Mapping[str, str] = {
    "strong": "Strong",
    "em": "Emphasis",
    "code": "HTML Code",
    "kbd": "HTML Keyboard",
    "abbr": "HTML Acronym",
    "cite": "HTML Cite",
    "mark": "Marked",
    "del": "Deleted",
    "s": "Struck",
    "ins": "Inserted",
    "q": "Quoted",
    "dfn": "HTML Definition",
    "sup": "Superscript",
    "sub": "Subscript",
    "a": "Hyperlink",
}

DEEPEST_LIST_STYLE = 5  # Word's own styles are List Bullet to List Bullet 5


def mark_of(element: Element) -> str:
    """The character style of an inline element, or nothing."""
    return MARKS_BY_ROLE.get(element.role) or MARKS.get(element.tag, "")


def list_role(name: str, depth: int) -> str:
    """`List Bullet`, `List Bullet 2` … for a depth that counts from 0."""
    level = min(depth + 1, DEEPEST_LIST_STYLE)
    return name if level == 1 else f"{name} {level}"


def callout_role(kind: str) -> str:
    """The style of text in a callout of this kind."""
    return f"Callout {kind.replace('-', ' ').title()}" if kind else "Callout"
