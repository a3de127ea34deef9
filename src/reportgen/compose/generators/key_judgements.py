"""The blocks of kind key-judgement as a numbered list: judgement, evidence, our confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.compose.blocks import BlockWriter, run_in
from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.note import weakest_confidence
from reportgen.compose.manuscript import PlacedText, block_anchor
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.page.carried import CarriedHtml, carried_html
from reportgen.compose.page.parts import Parts
from reportgen.compose.titles import TitleWriter
from reportgen.compose.words.block_context import block_context
from reportgen.model.content.claim import Claim
from reportgen.model.content.evidence import evidence_of
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ClaimId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Evidence, Headings
from reportgen.model.text.blocks import Abbreviation, Paragraph
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived
from reportgen.text.citations import citations_in


@frozen
class JudgementWriter:
    """Writes lists of judgements."""

    blocks: BlockWriter
    titles: TitleWriter
    claims: Mapping[ClaimId, Claim]
    evidence: Evidence
    bibliography: Bibliography
    parts: Parts
    mistakes: Mistakes

    def write(self, section: Section, texts: Mapping[BlockId, PlacedText]) -> CarriedHtml:
        """The judgements of a section in its order; each one has to cite a claim."""
        cited = [tuple(self._claims(texts[each.block])) for each in section.placements]
        items = [
            {**self._item(each, section.headings, texts[each.block], claims), "confidence": trust}
            for each, claims, trust in zip(section.placements, cited, self._trusts(cited), strict=True)
        ]
        return self.parts.part("judgements", items)

    def _trusts(self, cited: Sequence[tuple[Claim, ...]]) -> Iterator[str]:
        """What each judgement says of our confidence; the first says it for all that share it."""
        trusts = [weakest_confidence(claims) if self.evidence.confidence else None for claims in cited]
        wording = self.bibliography.wording
        is_shared = len(trusts) > 1 and len(set(trusts)) == 1
        for number, trust in enumerate(trusts):
            if trust is None or (is_shared and number):
                yield ""
                continue
            words = wording.confidence[trust]
            if is_shared:
                words = wording.labels["trust_in_judgements"].format(confidence=words)
            yield derived(words, None, Maker.WORDING)

    def _item(
        self, placement: Placement, headings: Headings, judgement: PlacedText, claims: tuple[Claim, ...]
    ) -> dict[str, object]:
        if not claims:
            message = f'the key judgement "{placement.block}" cites no claim'
            hint = "cite what it rests on: [@claim]"
            self.mistakes.report("judgement-without-claim", message, judgement.version.span, hint)
        for block in judgement.blocks:
            if not isinstance(block, Paragraph | Abbreviation):
                message, hint = (
                    "a key judgement holds more than paragraphs",
                    "keep lists and tables in other blocks",
                )
                self.mistakes.report("judgement-with-blocks", message, block.place, hint)
        context = block_context(placement.block, 1, judgement.blocks, judgement.notes)
        nodes = self.blocks.write(judgement.blocks, context)
        if headings is not Headings.HIDE:
            nodes = run_in(self.titles.of_block(judgement.version), nodes)
        evidence = tuple(dict.fromkeys(evidence_of(claim) for claim in claims))
        return {
            "id": block_anchor(placement.block),
            "block": placement.block,
            "html": carried_html(nodes),
            "marks": [carried_html((self.bibliography.mark_with_word(each),)) for each in evidence]
            if self.evidence.marks
            else [],
        }

    def _claims(self, judgement: PlacedText) -> Iterator[Claim]:
        items = (item for each in citations_in(judgement.blocks) for item in each.items or ())
        for name in dict.fromkeys(item.id for item in items):
            if ClaimId(name) in self.claims:
                yield self.claims[ClaimId(name)]
