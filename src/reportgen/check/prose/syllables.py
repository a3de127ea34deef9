"""English word → number of syllables, by rules: no dictionary, no download."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.check.words.syllables import EXCEPTIONS

_VOWELS = re.compile(r"[aeiouyàáâäæèéêëìíîïòóôöøùúûü]+")
_PARTS = re.compile(r"['’]s\b|[-‐–'’]")

# Vowels that stand together and are spoken apart: one syllable more for each match.
_APART = re.compile(
    r"dual|coop|fuel|useum|perie|eciat|idea|geop|[^cgstx]ia(?:n|ns)?$|[^cgstx]ia(?=[bcdglrt])|ri?iet"
    r"|[dnlrv]iet|[bdlmnprv]io(?!n)|[^cgstxn]ion|[bdlnrv]ious"
    r"|iu|[^qg]u(?:a[lrt]|ou|it[iy]|en|in|ity)|eo(?=[lgrdm])|(?<!r)[aeiouy]ing|[^aeiou]yi|(?:re|pre|de"
    r"|co)(?=[aeiou])(?<=^..)(?!a[cdlmprs]|o|ei|ig|ou)"
    r"|(?:re|pre)(?<=^...)(?=[eia])|oe[mt]|eat(?:e|i[no])|[dr]ier|[^aeiou]ier$|[^aeiou]iest$|ism$|[dt]n't$"
    r"|yer|nea[lr]"
)

# An e that is written and not spoken: one syllable less for each match.
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouyrl]l)e$"
    r"|(?:[^aeiouylcgsxz]|[aeiouyrl]l)(?<!ch)(?<!sh)es$"
    r"|[^aeiouydt]ed$"
    r"|(?<=[a-z][aeiou][b-df-hj-np-tv-z])e(?:ly|ment|ments|ful|less|ness|where|thing|times)$"
    r"|(?<=[a-z][aeiou][nrls][cgtsv])e(?:ly|ment|ments|ful|less|ness)$"
)


@lru_cache(maxsize=65_536)
def count_syllables(word: str) -> int:
    """At least 1; a hyphenated word is counted by its parts, digits as one."""
    return sum(_count(part) for part in _PARTS.split(word.lower()) if part) or 1


def _count(word: str) -> int:
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    groups = len(_VOWELS.findall(word))
    return max(1, groups + len(_APART.findall(word)) - len(_SILENT.findall(word)))
