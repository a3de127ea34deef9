"""The endnotes, in the order of their numbers."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.compose.draft import Draft
from reportgen.model.profile import CitationStyle


def write_notes(draft: Draft) -> str:
    """The numbered notes; their numbers are those that the text calls."""
    if draft.profile.citations is not CitationStyle.ENDNOTES:
        return draft.parts.part("notes", [])
    notes = [
        {"id": f"note-{number}", "number": number, "html": Markup(html)}  # noqa: S704  # composed from escaped words
        for number, html in sorted(draft.citations.texts.items())
    ]
    return draft.parts.part("notes", notes)
