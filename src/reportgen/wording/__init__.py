"""The words that reportgen adds itself, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.wording.english import ENGLISH
from reportgen.wording.wording import Wording

__all__ = ["WORDINGS", "Wording", "wording_of"]

# Primary language subtag (BCP 47) → its words.
WORDINGS: Mapping[str, Wording] = {
    "en": ENGLISH,
}


def wording_of(language: str) -> Wording:
    """The words of a language tag such as `en-GB`; those of English where it has none."""
    return WORDINGS.get(language.partition("-")[0].lower(), ENGLISH)
