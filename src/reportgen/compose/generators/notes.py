"""The endnotes, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.citing.note import NoteWriter
from reportgen.compose.page.carried import carried_html
from reportgen.model.report.page import Nodes


def notes_data(register: CitationRegister, writer: NoteWriter) -> list[dict[str, object]]:
    """The numbered notes; their numbers are those that the text calls."""
    return [
        {"id": f"note-{number}", "number": number, "html": carried_html(nodes)}
        for number, nodes in _with_trust(register, writer)
    ]


def _with_trust(register: CitationRegister, writer: NoteWriter) -> Iterator[tuple[int, Nodes]]:
    """Each note with how far we trust it; where that is the same in all, the first says it for all."""
    trusts = register.trusts
    is_shared = len(trusts) > 1 and len(set(trusts.values())) == 1
    for number, nodes in sorted(register.texts.items()):
        if not is_shared:
            yield number, writer.with_trust(nodes, trusts.get(number))
        elif number == min(trusts):
            yield number, writer.with_trust(nodes, trusts[number], "trust_in_notes")
        else:
            yield number, nodes
