"""The blocks of kind key-judgement as a numbered list: judgement, evidence, our confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from reportgen.compose.citing.bibliography import mark_with_word
from reportgen.compose.citing.citations import cited_items
from reportgen.compose.citing.note import weakest_confidence
from reportgen.compose.draft import Draft, Setting
from reportgen.compose.manuscript import Text, block_anchor
from reportgen.compose.words.blocks import run_in, write_blocks
from reportgen.compose.words.inline import write_title
from reportgen.model.content.claim import Claim
from reportgen.model.content.hedges import evidence_of
from reportgen.model.names import BlockId, ClaimId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Headings


def write_key_judgements(section: Section, texts: Mapping[BlockId, Text], draft: Draft) -> str:
    """The judgements of a section in its order; each one has to cite a claim."""
    items = [_item(each, section.headings, texts[each.block], draft) for each in section.placements]
    return draft.parts.part("judgements", items)


def _item(placement: Placement, headings: Headings, judgement: Text, draft: Draft) -> dict[str, object]:
    claims = tuple(_claims(judgement, draft))
    if not claims:
        draft.say(
            "judgement-without-claim",
            f'the key judgement "{placement.block}" cites no claim',
            judgement.version.span,
            "cite what it rests on: [@claim]",
        )
    for node in judgement.nodes:
        if node.kind not in {"paragraph", "abbreviation"}:
            message = "a key judgement holds more than paragraphs"
            draft.say("judgement-with-blocks", message, node.place, "keep lists and tables in other blocks")
    expansions = {
        node.text: node.attributes[":expansion"] for node in judgement.nodes if node.kind == "abbreviation"
    }
    evidence = tuple(dict.fromkeys(evidence_of(claim) for claim in claims))
    html = write_blocks(judgement.nodes, draft, Setting(placement.block, 1, expansions))
    if headings is not Headings.HIDE:
        html = run_in(write_title(judgement.version.title, judgement.version.span, draft), html)
    return {
        "id": block_anchor(placement.block),
        "block": placement.block,
        "html": Markup(html),  # noqa: S704  # composed from escaped words
        "marks": [Markup(mark_with_word(each)) for each in evidence] if draft.profile.evidence.marks else [],  # noqa: S704  # as above
        "confidence": (weakest_confidence(claims) or "") if draft.profile.evidence.confidence else "",
    }


def _claims(judgement: Text, draft: Draft) -> Iterable[Claim]:
    known = draft.project.claims
    seen: set[str] = set()
    for node in (each for root in judgement.nodes for each in root.walk()):
        for item in (cited_items(node.text) or ()) if node.kind == "citation" else ():
            if ClaimId(item.id) in known and item.id not in seen:
                seen.add(item.id)
                yield known[ClaimId(item.id)]
