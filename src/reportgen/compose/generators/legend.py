"""What the evidence marks mean: only those that this report uses."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.bibliography import mark_with_word
from reportgen.compose.citing.brackets import BracketWriter
from reportgen.compose.citing.citations import ReadCitation
from reportgen.compose.page.carried import carried_html
from reportgen.model.content.claim import Claim
from reportgen.model.content.hedges import MARKS, evidence_of
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived


def legend_data(claims: Iterable[Claim], brackets: BracketWriter | None) -> list[dict[str, str]]:
    """Mark and meaning for each class of evidence among the claims cited; first what a bracket says."""
    claims = tuple(claims)
    used = {evidence_of(claim) for claim in claims}
    example = next((claim for claim in claims if claim.cites), None)
    explained = [_bracket(example, brackets)] if brackets is not None and example is not None else []
    return explained + [
        {
            "mark": carried_html((mark_with_word(evidence),)),
            "meaning": derived(mark.meaning, None, Maker.WORDING),
        }
        for evidence, mark in MARKS.items()
        if evidence in used
    ]


def _bracket(claim: Claim, brackets: BracketWriter) -> dict[str, str]:
    """The bracket of a claim's first place, read aloud."""
    cite = claim.cites[0]
    shown = brackets.write([ReadCitation(claim, (cite,))], None)
    words = brackets.bibliography.wording.labels["bracket"]
    meaning = words.format(
        source=brackets.sources[cite.source].label, where=brackets.bibliography.locator(cite)
    )
    return {"mark": carried_html(shown), "meaning": derived(meaning, None, Maker.WORDING)}
