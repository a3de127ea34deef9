"""A sentence on hedged claims → the first clause of it that states as fact what they leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportgen.check.words.attribution import ATTRIBUTED
from reportgen.check.words.hedges import COULD, COULD_OF_ALL, EFFECTS, EMPHATIC, HEDGED_VERB, LIKELY

_JOINT = re.compile(r"[;:–—(]|(?:,\s*)?\b(?:and|but|so|while|whereas|which|yet)\b")
_ENDINGS = ("s", "es", "d", "ed")
_TO = re.compile(r"\bto $", re.IGNORECASE)


def plain_clause(text: str, claims: Iterable[str], ceiling: int) -> tuple[int, int] | None:
    """Start and end of the word that states an effect in a clause without a hedge; None if there is none.

    A hedge such as "could" holds for its own clause only, one such as "risk" or "warns" for what follows
    it too. Effects are the verbs that the claims themselves put behind "could", and the everyday ones.
    """
    verbs = frozenset(verb for claim in claims for verb in hedged_verbs(claim))
    for start, end in _clauses(text):
        clause = text[start:end]
        if COULD.search(clause) or (ceiling == 1 and LIKELY.search(clause)):
            if COULD_OF_ALL.search(clause):
                return None
            continue
        found = _effect(_unattributed(clause), verbs)
        # A sentence of one clause is weighed as a whole.
        if found is not None and (start, end) != (0, len(text)):
            return start + found.start(), start + found.end()
    return None


@lru_cache(maxsize=4096)
def hedged_verbs(claim: str) -> frozenset[str]:
    """The verbs that a claim puts behind "could" and its like."""
    return frozenset(found.group(1).lower() for found in HEDGED_VERB.finditer(claim))


def _clauses(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for joint in _JOINT.finditer(text):
        yield start, joint.start()
        start = joint.end()
    yield start, len(text)


def _unattributed(clause: str) -> str:
    """What an article "raises" or "gives" is no effect of what it tells."""
    for found in ATTRIBUTED.finditer(clause):
        clause = clause[: found.start()] + " " * len(found.group()) + clause[found.end() :]
    return clause


def _effect(clause: str, verbs: frozenset[str]) -> re.Match[str] | None:
    for found in re.finditer(r"[^\W\d_]+", clause):
        word = found.group().lower()
        if word in EFFECTS or any(word == verb + ending for verb in verbs for ending in _ENDINGS):
            return found
        # Without a subject before it, a bare verb shares the "could" of the clause before.
        if word in verbs and clause[: found.start()].strip() and not _TO.search(clause[: found.start()]):
            return found
    return EMPHATIC.search(clause)
