"""A listed word that means something plain where it stands: "say it clearly", "an adversary with the key"."""

from __future__ import annotations

import re

from reportgen.check.words.names import COUNTRIES

# "Clearly, …" and "is clearly …" say that something needs no reason; "speak clearly" says how.
_HOW = re.compile(
    r"(?<=\w )clearly(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|enough|to|in|on|at|with|what|which|how|who|where)\b)"
    r"|(?<=\b(?:as|so) )clearly|(?<=\b(?:more|most|very) )clearly",
    re.IGNORECASE,
)
# "Hi folks", "folks, …": the reader is patted on the shoulder; "older folks" are people.
_ADDRESSED = re.compile(
    r"\b(?:hey|hi|hello|dear|okay|ok|you|smart|so|now|well),? folks|\bfolks *[,!]|[,!] folks",
    re.IGNORECASE,
)
# A party of a dispute is named, or taken as one's own.
_PARTY = re.compile(
    rf"\b(?:our|their|its|his|foreign|strategic|near-peer|main|old|US|American|{'|'.join(sorted(COUNTRIES))})\b"
)
_NATION = re.compile(r"\b[A-Z][a-z]+(?:an|ese|ish|ian|ch)\b")


def is_meant_plainly(text: str, found: re.Match[str]) -> bool:
    """Whether a listed word that stands at `found` means no more than it says."""
    word = found.group().lower()
    if word == "folks":
        return not _ADDRESSED.search(text, max(0, found.start() - 12), found.end() + 1)
    if word == "clearly":
        return any(each.start() == found.start() for each in _HOW.finditer(text))
    return word in {"adversary", "adversaries"} and not _PARTY.search(text) and not _NATION.search(text)
