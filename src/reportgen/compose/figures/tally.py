"""The project's own claims, counted for a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from reportgen.compose.draft import Draft
from reportgen.compose.drawing import Series
from reportgen.model.content.claim import Claim, Status
from reportgen.model.content.hedges import MARKS, evidence_of
from reportgen.model.suggestion import suggestion
from reportgen.text.tree import Node

# What is counted → its possible values in order, each with the words a reader sees.
COUNTED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "hedge": tuple((str(evidence), mark.word) for evidence, mark in MARKS.items()),
    "status": tuple((status.value, status.value) for status in Status),
    "credibility": tuple((str(digit), f"credibility {digit}") for digit in range(1, 7)),
}
VALUE_OF: Mapping[str, Callable[[Claim], str]] = {
    "hedge": evidence_of,
    "status": lambda claim: claim.status.value,
    "credibility": lambda claim: str(claim.credibility),
}
GROUPS = ("topic",)


def register_counts(node: Node, draft: Draft) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """One category for each topic, one series for each value that occurs; nothing where that cannot be."""
    counted, by = node.attributes["register"], node.attributes.get("by")
    if counted not in COUNTED:
        hint = suggestion(counted, COUNTED, f"one of {', '.join(COUNTED)}")
        draft.say("unknown-choice", f'claims are not counted by "{counted}"', node.place, hint)
        return (), ()
    if by is not None and by not in GROUPS:
        draft.say(
            "unknown-choice", f'claims are not grouped by "{by}"', node.place, "by=topic, or leave it out"
        )
        return (), ()
    claims = draft.project.claims.values()
    topics = tuple(sorted({claim.topic for claim in claims}))
    wanted = tuple(part.strip() for part in node.attributes.get("topics", "").split(",") if part.strip())
    for topic in wanted:
        if topic not in topics:
            hint = suggestion(topic, topics, f"there are {', '.join(topics)}")
            draft.say("unknown-topic", f'no claim has the topic "{topic}"', node.place, hint)
    topics = wanted or topics
    counts = Counter((claim.topic, VALUE_OF[counted](claim)) for claim in claims if claim.topic in topics)
    if not counts:
        draft.say("chart-without-numbers", "there are no claims to count", node.place)
        return (), ()
    occurring = [
        (value, word) for value, word in COUNTED[counted] if any(counts[topic, value] for topic in topics)
    ]
    if by is None:
        totals = tuple(float(sum(counts[topic, value] for topic in topics)) for value, _ in occurring)
        return tuple(word for _, word in occurring), (Series("Claims", totals),)
    series = tuple(
        Series(word, tuple(float(counts[topic, value]) for topic in topics)) for value, word in occurring
    )
    return _labels(node, draft, topics), series


def _labels(node: Node, draft: Draft, topics: tuple[str, ...]) -> tuple[str, ...]:
    """What readers call the topics: as many words as there are topics, else the topics themselves."""
    written = tuple(part.strip() for part in node.attributes.get("labels", "").split(",") if part.strip())
    if written and len(written) != len(topics):
        message = f"the chart has {len(topics)} topics and {len(written)} labels"
        draft.say("unknown-choice", message, node.place, "write one label for each topic, in the same order")
    return written if len(written) == len(topics) else topics
