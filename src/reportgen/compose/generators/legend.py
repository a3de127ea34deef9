"""What the evidence marks mean: only those that this report uses."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.compose.citing.bibliography import mark_with_word
from reportgen.compose.draft import Draft
from reportgen.model.content.hedges import MARKS, evidence_of


def write_legend(draft: Draft) -> str:
    """Mark and meaning for each class of evidence among the claims cited."""
    used = {evidence_of(claim) for claim in draft.citations.claims.values()}
    entries = [
        {"mark": Markup(mark_with_word(evidence)), "meaning": mark.meaning}  # noqa: S704  # composed from escaped words
        for evidence, mark in MARKS.items()
        if evidence in used
    ]
    return draft.parts.part("legend", entries)
