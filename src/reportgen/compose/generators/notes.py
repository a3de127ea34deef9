"""The endnotes, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.page.carried import carried_html
from reportgen.model.report.page import Nodes


def notes_data(texts: Mapping[int, Nodes]) -> list[dict[str, object]]:
    """The numbered notes; their numbers are those that the text calls."""
    return [
        {"id": f"note-{number}", "number": number, "html": carried_html(nodes)}
        for number, nodes in sorted(texts.items())
    ]
