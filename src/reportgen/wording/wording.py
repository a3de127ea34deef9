"""What the words of one language are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportgen.model.frozen import frozen


@frozen
class EvidenceWords:
    """`word` is short and stands beside a mark, `meaning` is its sentence in the legend.

    `ours` is that sentence where all that is marked comes from our own work; None where it is the same.
    """

    word: str
    meaning: str
    ours: str | None = None


@frozen
class Wording:
    """Every word that reportgen itself puts into a report.

    `labels` are what templates show as `words.NAME`; `callouts` stand above containers without a title;
    `unsigned` names a document of no author by its CSL type; `tiers` and `reliability` describe sources;
    `evidence` names classes of evidence, `confidence` how far we trust, `statuses` what checking has shown;
    `locators` maps a CSL locator label to one, several and short; `day` orders the parts of a date.
    """

    labels: Mapping[str, str]
    callouts: Mapping[str, str]
    unsigned: Mapping[str, str]
    unsigned_document: str
    tiers: Mapping[str, str]
    reliability: Mapping[str, str]
    evidence: Mapping[str, EvidenceWords]
    confidence: Mapping[str, str]
    statuses: Mapping[str, str]
    locators: Mapping[str, tuple[str, str, str]]
    months: tuple[str, ...]
    day: str

    def date_in_words(self, day: str | date | None) -> str:
        """`2026-11-21` → `21 November 2026`; what is no date stays as written, nothing stays nothing."""
        if day is None:
            return ""
        try:
            parsed = day if isinstance(day, date) else date.fromisoformat(day)
        except ValueError:
            return str(day)
        return self.day.format(day=parsed.day, month=self.months[parsed.month - 1], year=parsed.year)
