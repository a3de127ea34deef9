"""The sources that this report cites, with tier, rating and descriptor."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.bibliography import source_sentence
from reportgen.model.content.source import Source
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived, written_text
from reportgen.wording.english import ENGLISH, RELIABILITY, TIERS, date_in_words


def sources_data(sources: Iterable[Source]) -> list[dict[str, str]]:
    """The list of sources in the order in which readers meet them."""
    return [_entry(source) for source in sources]


def _entry(source: Source) -> dict[str, str]:
    return {
        "id": f"source-{source.id}",
        "label": source.label,
        "reference": written_text(source_sentence(source)),
        "publisher": source.publisher or "",
        "url": source.url if source.url and source.url.startswith(("https://", "http://")) else "",
        "accessed": derived(date_in_words(source.accessed), source.title, Maker.WORDING),
        "tier": derived(TIERS[source.tier.value], source.title, Maker.WORDING),
        "reliability": derived(source.reliability.value, source.title, Maker.WORDING),
        "reliability_words": derived(RELIABILITY[source.reliability.value], source.title, Maker.WORDING),
        "descriptor": source.descriptor,
        "incomplete": "" if source.is_complete else derived(ENGLISH["incomplete"], None, Maker.WORDING),
    }
