"""The words that reportgen adds itself, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.project import WordChanges
from reportgen.wording.changes import changed_wording
from reportgen.wording.english import ENGLISH
from reportgen.wording.wording import EvidenceWords, Wording

__all__ = ["WORDINGS", "EvidenceWords", "Wording", "wording_of"]

# Primary language subtag (BCP 47) → its words.
WORDINGS: Mapping[str, Wording] = {
    "en": ENGLISH,
}


def wording_of(language: str, changes: Mapping[str, WordChanges] | None = None) -> Wording:
    """The words of a language tag such as `en-GB`; those of English where it has none.

    `changes` are a project's own words by language; those of `en` hold for `en-GB` too.
    """
    primary, tag = language.partition("-")[0].lower(), language.lower()
    wording = WORDINGS.get(primary, ENGLISH)
    for each in dict.fromkeys((primary, tag)):
        if changes and each in changes:
            wording = changed_wording(wording, changes[each])
    return wording
