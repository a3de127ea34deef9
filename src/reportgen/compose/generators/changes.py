"""What changed since the last edition, in sentences handed to the composition."""

from __future__ import annotations

from reportgen.compose.draft import Draft


def write_changes(draft: Draft) -> str:
    """The list of changes, or that there is none, or that nothing came before."""
    changes = draft.changes
    return draft.parts.part("changes", None if changes is None else list(changes))
