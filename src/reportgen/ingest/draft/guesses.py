"""A section → its kind and topics, guessed from its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

MOST_TOPICS = 4
LEAST_COUNT = 2

# What a title says → the kind of block it probably is; the first that fits counts.
_TITLES: Sequence[tuple[str, str]] = (
    (r"\?\s*$", "qa"),
    (r"\b(?:glossary|definitions?|terminology|abbreviations?|what (?:is|are|does))\b", "definition"),
    (r"\b(?:recommend\w*|options?|what to do|next steps|actions?|proposals?|policy responses?)\b", "option"),
    (r"\b(?:implications?|consequences?|conclusions?|effects?|impacts?|outlook|future)\b", "implication"),
    (r"\b(?:risks?|threats?|dangers?|challenges?|concerns?)\b", "risk"),
    (r"\b(?:indicators?|signs?|what to watch|early warning)\b", "indicator"),
    (r"\b(?:objectives?|aims?|goals?|learning outcomes?)\b", "objectives"),
    (r"\b(?:activit\w+|exercises?|tasks?|worksheets?)\b", "activity"),
    (r"\b(?:method\w*|about this|sources? and|data and|limitations)\b", "source-note"),
    (r"\b(?:gaps?|unknowns?|open questions|further research)\b", "gap"),
    (
        r"\b(?:references?|bibliography|annex\w*|appendi\w+|acknowledge?ments?|index|notes)\b",
        "backmatter",
    ),
    (
        r"\b(?:key (?:findings|messages|judge?ments|points)|summary|bottom line)\b",
        "synthesis",
    ),
    (r"\b(?:actors?|stakeholders?|profiles?|who is)\b", "actor-profile"),
)
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _TITLES)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]{2,}(?:-[^\W\d_]+)*")


def guess_kind(title: str, kinds_inside: frozenset[str]) -> str:
    """The kind that a title suggests, or what all passages are; `context` where nothing says more."""
    for pattern, kind in _KINDS:
        if pattern.search(title):
            return kind
    return {frozenset({"Table"}): "table", frozenset({"Image"}): "figure"}.get(kinds_inside, "context")


def suggest_topics(texts: Sequence[str], stop_words: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """For each text the words that it uses more than the other texts of the document do."""
    counts = [Counter(_stems(text, stop_words)) for text in texts]
    spread = Counter(word for count in counts for word in count)
    forms = _forms(texts)
    return tuple(_best(count, spread, len(texts), forms) for count in counts)


def _best(
    count: Counter[str], spread: Mapping[str, int], texts: int, forms: Mapping[str, str]
) -> tuple[str, ...]:
    # Rare elsewhere counts more, but a word in every text of a short document may still be its topic.
    weights = {
        word: times * (1.0 + texts / spread[word]) ** 0.5
        for word, times in count.items()
        if times >= LEAST_COUNT
    }
    best = sorted(weights, key=lambda word: (-weights[word], word))[:MOST_TOPICS]
    return tuple(forms.get(word, word) for word in best)


def _stems(text: str, stop_words: frozenset[str]) -> list[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return [_stem(word) for word in words if word not in stop_words and len(word) > 3]


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _forms(texts: Sequence[str]) -> Mapping[str, str]:
    """The commonest spelling of each stem, in lower case."""
    counts: Counter[str] = Counter(
        word.lower().replace("’", "'").removesuffix("'s") for text in texts for word in _WORD.findall(text)
    )
    forms: dict[str, str] = {}
    for word, _ in counts.most_common():
        forms.setdefault(_stem(word), word)
    return forms
