"""The sections that the build writes by itself, once everything else is written.

`key-judgements` is not in the table: its words are the blocks' own, so it is written in reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.brackets import BracketWriter
from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.citing.note import NoteWriter
from reportgen.compose.generators.claims import claims_data
from reportgen.compose.generators.contradictions import contradictions_data
from reportgen.compose.generators.glossary import glossary_data
from reportgen.compose.generators.legend import legend_data
from reportgen.compose.generators.notes import notes_data
from reportgen.compose.generators.sources import sources_data
from reportgen.compose.page.carried import CarriedHtml, carried_html
from reportgen.compose.page.parts import Parts
from reportgen.compose.terms import TermRegister
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.profile import CitationStyle


@frozen
class Generators:
    """What generated sections may show: all that the report has cited and used, and what has changed.

    `marks` are the classes of evidence whose marks stand in the report.
    """

    parts: Parts
    citations: CitationRegister
    terms: TermRegister
    sources: Mapping[SourceId, Source]
    bibliography: Bibliography
    style: CitationStyle
    brackets: BracketWriter | None
    notes: NoteWriter
    marks: frozenset[str]
    changes: tuple[str, ...] | None

    def write(self, name: str | None) -> CarriedHtml:
        """The generated section `name` through its template; nothing where there is no such section."""
        data = DATA.get(name or "")
        return carried_html(()) if data is None else self.parts.part(name or "", data(self))


DATA: Mapping[str, Callable[[Generators], object]] = {
    "sources": lambda has: sources_data(has.citations.sources.values(), has.bibliography),
    "notes": lambda has: notes_data(has.citations, has.notes) if has.style is CitationStyle.ENDNOTES else [],
    "glossary": lambda has: glossary_data(has.terms.used.values()),
    "legend": lambda has: legend_data(
        has.citations.claims.values(), has.marks, has.bibliography, has.brackets
    ),
    "claims": lambda has: claims_data(has.citations.claims.values(), has.sources, has.bibliography),
    "contradictions": lambda has: contradictions_data(has.citations.claims, has.sources, has.bibliography),
    "changes": lambda has: None if has.changes is None else list(has.changes),
}
