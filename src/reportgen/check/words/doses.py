"""How much of a medicine to take, and how often: a rule for those who give it, and no report of what was."""

from __future__ import annotations

import re

_UNIT = r"(?:mg|µg|μg|mcg|g|ml|mL|L|IU|mmol|units?|drops?|tablets?|capsules?|puffs?)"
_AMOUNT = re.compile(rf"\d ?(?:{_UNIT})(?:/(?:kg|day|h|hour|min|m²|dose|l|L))*\b")
_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|giv(?:e|es|en|ing)|dos(?:e|es|age|ing)|daily|hourly|(?:a|per|each|every) day"
    r"|by mouth|inject\w*|infus\w*|inhal\w*|swallow\w*)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:was|were|had|took|gave|received|trial|study|group|on average|survey|percent|per cent)\b|%",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:dos(?:e|es|age|ing)|strength|interval|how (?:often|much)|times a day|most in a day|maximum)\b",
    re.IGNORECASE,
)


def is_dose(sentence: str) -> bool:
    """Whether a sentence says how much is to be taken; one that reports what was taken is none."""
    return bool(_AMOUNT.search(sentence) and _TAKEN.search(sentence) and not _REPORTED.search(sentence))


def heads_doses(title: str) -> bool:
    """Whether a column of this title holds doses."""
    return _HEAD.search(title) is not None
