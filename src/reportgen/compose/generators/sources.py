"""The sources that this report cites, with tier, rating and descriptor."""

from __future__ import annotations

from reportgen.compose.citing.bibliography import source_sentence
from reportgen.compose.draft import Draft
from reportgen.model.content.source import Source
from reportgen.wording.english import ENGLISH, RELIABILITY, TIERS, date_in_words


def write_sources(draft: Draft) -> str:
    """The list of sources in the order in which readers meet them."""
    return draft.parts.part("sources", [_entry(source) for source in draft.citations.sources.values()])


def _entry(source: Source) -> dict[str, str]:
    return {
        "id": f"source-{source.id}",
        "label": source.label,
        "reference": source_sentence(source),
        "publisher": source.publisher or "",
        "url": source.url if source.url and source.url.startswith(("https://", "http://")) else "",
        "accessed": date_in_words(source.accessed),
        "tier": TIERS[source.tier.value],
        "reliability": source.reliability.value,
        "reliability_words": RELIABILITY[source.reliability.value],
        "descriptor": source.descriptor,
        "incomplete": "" if source.is_complete else ENGLISH["incomplete"],
    }
