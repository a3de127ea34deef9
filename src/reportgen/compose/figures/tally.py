"""The project's own claims, counted for a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportgen.compose.drawing import Series, quantity
from reportgen.compose.mistakes import Mistakes
from reportgen.model.content.claim import Claim, Status
from reportgen.model.content.hedges import MARKS, evidence_of
from reportgen.model.suggestion import suggestion
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Container

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


def register_counts(
    container: Container, claims: Iterable[Claim], mistakes: Mistakes
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """One category for each topic, one series for each value that occurs; nothing where that cannot be."""
    attributes = container.attributes
    counted, by = attributes.get("register") or "", attributes.get("by")
    if counted not in COUNTED:
        hint = suggestion(counted, COUNTED, f"one of {', '.join(COUNTED)}")
        place = attributes.words("register").place or container.name_place
        mistakes.report("unknown-choice", f'claims are not counted by "{counted}"', place, hint)
        return (), ()
    if by is not None and by not in GROUPS:
        message, hint = f'claims are not grouped by "{by}"', "by=topic, or leave it out"
        mistakes.report("unknown-choice", message, attributes.words("by").place, hint)
        return (), ()
    known = tuple(claims)
    topics = _topics(container, sorted({claim.topic for claim in known}), mistakes)
    counts = Counter((claim.topic, VALUE_OF[counted](claim)) for claim in known if claim.topic in topics)
    if not counts:
        message = "there are no claims to count"
        mistakes.report("chart-without-numbers", message, container.name_place)
        return (), ()
    occurring = [
        (value, word) for value, word in COUNTED[counted] if any(counts[topic, value] for topic in topics)
    ]
    if by is None:
        totals = tuple(quantity(sum(counts[topic, value] for topic in topics)) for value, _ in occurring)
        return tuple(word for _, word in occurring), (Series("Claims", totals),)
    series = tuple(
        Series(word, tuple(quantity(counts[topic, value]) for topic in topics)) for value, word in occurring
    )
    return _labels(attributes, topics, mistakes), series


def _topics(container: Container, known: Sequence[str], mistakes: Mistakes) -> tuple[str, ...]:
    """The topics that the author asks for, or all."""
    wanted = _listed(container.attributes.get("topics"))
    for topic in wanted:
        if topic not in known:
            hint = suggestion(topic, known, f"there are {', '.join(known)}")
            place = container.attributes.words("topics").place
            mistakes.report("unknown-topic", f'no claim has the topic "{topic}"', place, hint)
    return wanted or tuple(known)


def _labels(attributes: Attributes, topics: tuple[str, ...], mistakes: Mistakes) -> tuple[str, ...]:
    """What readers call the topics: as many words as there are topics, else the topics themselves."""
    written = _listed(attributes.get("labels"))
    if written and len(written) != len(topics):
        message = f"the chart has {len(topics)} topics and {len(written)} labels"
        hint = "write one label for each topic, in the same order"
        mistakes.report("unknown-choice", message, attributes.words("labels").place, hint)
    return written if len(written) == len(topics) else topics


def _listed(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (written or "").split(",") if part.strip())
