"""The sections that the build writes by itself, once everything else is written.

`key-judgements` is not here: its words are the blocks' own, so it is written in reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.compose.draft import Draft
from reportgen.compose.generators.changes import write_changes
from reportgen.compose.generators.claims import write_claims
from reportgen.compose.generators.contradictions import write_contradictions
from reportgen.compose.generators.glossary import write_glossary
from reportgen.compose.generators.legend import write_legend
from reportgen.compose.generators.notes import write_notes
from reportgen.compose.generators.sources import write_sources

WRITERS: Mapping[str, Callable[[Draft], str]] = {
    "sources": write_sources,
    "notes": write_notes,
    "glossary": write_glossary,
    "legend": write_legend,
    "claims": write_claims,
    "contradictions": write_contradictions,
    "changes": write_changes,
}
