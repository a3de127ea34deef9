"""What the evidence marks mean: only those that this report uses."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.bibliography import mark_with_word
from reportgen.compose.page.carried import carried_html
from reportgen.model.content.claim import Claim
from reportgen.model.content.hedges import MARKS, evidence_of
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived


def legend_data(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Mark and meaning for each class of evidence among the claims cited."""
    used = {evidence_of(claim) for claim in claims}
    return [
        {
            "mark": carried_html((mark_with_word(evidence),)),
            "meaning": derived(mark.meaning, None, Maker.WORDING),
        }
        for evidence, mark in MARKS.items()
        if evidence in used
    ]
