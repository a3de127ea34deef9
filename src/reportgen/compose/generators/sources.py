"""The sources that this report cites, with tier, rating and descriptor."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.model.content.source import Source
from reportgen.model.text.words import Maker, made
from reportgen.model.text.written import written_text


def sources_data(sources: Iterable[Source], bibliography: Bibliography) -> list[dict[str, str]]:
    """The list of sources in the order in which readers meet them."""
    return [_entry(source, bibliography) for source in sources]


def _entry(source: Source, bibliography: Bibliography) -> dict[str, str]:
    wording = bibliography.wording
    incomplete = wording.labels["incomplete"]

    def worded(text: str, name: str) -> str:
        return written_text(made(text, source.places.get(name), Maker.WORDING))

    return {
        "id": f"source-{source.id}",
        "label": source.label,
        "reference": written_text(bibliography.sentence(source)),
        "publisher": source.publisher or "",
        "url": source.url if source.url and source.url.startswith(("https://", "http://")) else "",
        "accessed": worded(wording.date_in_words(source.accessed), "accessed"),
        "tier": worded(wording.tiers[source.tier.value], "tier"),
        "reliability": worded(source.reliability.value, "reliability"),
        "reliability_words": worded(wording.reliability[source.reliability.value], "reliability"),
        "descriptor": source.descriptor,
        "incomplete": "" if source.is_complete else worded(incomplete, "complete"),
    }
