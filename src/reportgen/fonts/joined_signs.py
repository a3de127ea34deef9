"""A font file → the texts of several characters that it draws as one sign (OpenType 1.9.1, GSUB type 4)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reportgen.fonts.font_file import open_font

LIGATURE, EXTENSION = 4, 7


@lru_cache(maxsize=4)
def joined_signs(content: bytes) -> frozenset[str]:
    """What the feature `ccmp`, which no program turns off, makes one sign of; nothing where there is none."""
    with open_font(content) as font:
        return frozenset(_joined(font)) if "GSUB" in font else frozenset()


def _joined(font: Any) -> Iterator[str]:  # fontTools has no types
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    table = font["GSUB"].table
    numbers = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "ccmp"
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(numbers):
        for each in table.LookupList.Lookup[number].SubTable:
            rules = each.ExtSubTable if each.LookupType == EXTENSION else each
            if rules.LookupType == LIGATURE:
                yield from _texts(rules.ligatures, letters)


def _texts(ligatures: Any, letters: dict[str, str]) -> Iterator[str]:
    for first, found in ligatures.items():
        for each in found:
            parts = (first, *each.Component)
            if all(part in letters for part in parts):
                yield "".join(letters[part] for part in parts)
