"""Kinds of elements in a structure tree → what reads each; all others are text or containers."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.ingest.pdf.tagged.figures import add_code, add_figure, add_formula
from reportgen.ingest.pdf.tagged.lists import add_list
from reportgen.ingest.pdf.tagged.tables import add_table
from reportgen.ingest.pdf.tagged.walk import Handler, TagWalk

HANDLERS: Mapping[str, Handler] = {
    "BlockQuote": TagWalk.quote,
    "L": add_list,
    "Table": add_table,
    "Note": TagWalk.note,
    "FENote": TagWalk.note,
    "Figure": add_figure,
    "Formula": add_formula,
    "Code": add_code,
    "TOC": TagWalk.contents,
    "Artifact": TagWalk.artifact,
}
