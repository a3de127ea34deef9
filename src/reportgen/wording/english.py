"""The words that reportgen itself puts into a report, by language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH: Mapping[str, str] = {
    "contents": "Contents",
    "number": "Number",
    "version": "Version",
    "issued": "Issued",
    "review_by": "Review by",
    "draft": "Draft",
    "figure": "Figure",
    "table": "Table",
    "source": "Source",
    "evidence": "Evidence",
    "confidence": "Our confidence",
    "trust": "confidence",
    "status": "Status",
    "not_dated": "n.d.",
    "not_rated": "Not rated",
    "claim": "Claim",
    "where": "Where",
    "first_passage": "One passage says",
    "second_passage": "Another passage says",
    "no_contradictions": "No claims cited here contradict each other.",
    "no_claims": "No claims are cited here.",
    "no_sources": "No sources are cited here.",
    "no_terms": "No terms are explained here.",
    "no_notes": "There are no notes.",
    "no_marks": "No evidence marks are used here.",
    "no_changes": "Nothing has changed since the last edition.",
    "first_edition": "This is the first edition.",
    "own_link": "Our own link between the sources; none of them makes it",
    "incomplete": "The copy used is not complete.",
    "accessed": "Accessed",
    "reliability": "Reliability",
}

CALLOUTS: Mapping[str, str] = {
    "note": "Note",
    "warning": "Warning",
    "key": "Key point",
    "example": "Example",
    "question": "Question",
    "check": "Check",
    "gap": "Gap",
    "synthesis": "Our own link",
    "activity": "Activity",
    "source-note": "Source note",
}

UNSIGNED: Mapping[str, str] = {
    "webpage": "Unsigned web article",
    "post-weblog": "Unsigned blog post",
    "article-newspaper": "Unsigned newspaper article",
    "article-magazine": "Unsigned magazine article",
    "report": "Unsigned report",
    "book": "Unsigned book",
}

TIERS: Mapping[str, str] = {
    "primary": "primary source",
    "secondary-sourced": "secondary source that names its sources",
    "secondary-unsourced": "secondary source that names no sources",
    "own": "our own work",
}

# The Admiralty code, NATO AJP-2.1, annex on evaluation.
RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}

# CSL locator label → (one, several, short).
LOCATORS: Mapping[str, tuple[str, str, str]] = {
    "line": ("line", "lines", "L"),
    "paragraph": ("paragraph", "paragraphs", "para. "),
    "page": ("page", "pages", "p. "),
    "section": ("section", "sections", "section "),
}


def date_in_words(day: str | date | None) -> str:
    """`2026-11-21` → `21 November 2026`; what is no date stays as written, nothing stays nothing."""
    if day is None:
        return ""
    try:
        parsed = day if isinstance(day, date) else date.fromisoformat(day)
    except ValueError:
        return str(day)
    return f"{parsed.day} {MONTHS[parsed.month - 1]} {parsed.year}"
