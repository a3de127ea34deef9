"""What the evidence marks mean: only those that stand in this report."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.brackets import BracketWriter
from reportgen.compose.citing.citations import ReadCitation
from reportgen.compose.page.carried import carried_html
from reportgen.model.content.claim import Claim
from reportgen.model.content.evidence import KINDS, SHAPES, evidence_of
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived


def legend_data(
    claims: Iterable[Claim],
    shown: Collection[str],
    bibliography: Bibliography,
    brackets: BracketWriter | None,
) -> list[dict[str, str]]:
    """Mark and meaning for each class of evidence in `shown`; first what a bracket says."""
    claims = tuple(claims)
    example = next((claim for claim in claims if claim.cites), None)
    explained = [_bracket(example, brackets)] if brackets is not None and example is not None else []
    return explained + [
        {
            "mark": carried_html((bibliography.mark_with_word(evidence),)),
            "meaning": derived(_meaning(evidence, claims, bibliography), None, Maker.WORDING),
        }
        for evidence in SHAPES
        if evidence in shown
    ]


def _meaning(evidence: str, claims: Iterable[Claim], bibliography: Bibliography) -> str:
    """What a mark says of the claims that carry it, or of our own where all of them are."""
    words = bibliography.wording.evidence[evidence]
    marked = [claim for claim in claims if evidence_of(claim) == evidence]
    if words.ours is not None and marked and all(KINDS[claim.tier].is_ours for claim in marked):
        return words.ours
    return words.meaning


def _bracket(claim: Claim, brackets: BracketWriter) -> dict[str, str]:
    """The bracket of a claim's first place, read aloud."""
    cite = claim.cites[0]
    shown = brackets.write([ReadCitation(claim, (cite,))], None)
    words = brackets.bibliography.wording.labels["bracket"]
    meaning = words.format(
        source=brackets.sources[cite.source].label, where=brackets.bibliography.locator(cite)
    )
    return {"mark": carried_html(shown), "meaning": derived(meaning, None, Maker.WORDING)}
