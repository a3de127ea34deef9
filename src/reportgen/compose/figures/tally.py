"""The project's own claims, counted for a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportgen.compose.drawing import Series, quantity
from reportgen.compose.mistakes import Mistakes
from reportgen.model.content.claim import Claim, Status
from reportgen.model.content.evidence import SHAPES, evidence_of
from reportgen.model.suggestion import suggestion
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Container
from reportgen.wording import Wording

# What is counted → its possible values in order.
COUNTED: Mapping[str, tuple[str, ...]] = {
    "hedge": tuple(map(str, SHAPES)),
    "status": tuple(status.value for status in Status),
    "credibility": tuple(str(digit) for digit in range(1, 7)),
}
# The words a reader sees for a value.
WORD_OF: Mapping[str, Callable[[Wording, str], str]] = {
    "hedge": lambda wording, value: wording.evidence[value].word,
    "status": lambda wording, value: wording.statuses[value],
    "credibility": lambda wording, value: wording.labels["credibility"].format(digit=value),
}
VALUE_OF: Mapping[str, Callable[[Claim], str]] = {
    "hedge": evidence_of,
    "status": lambda claim: claim.status.value,
    "credibility": lambda claim: str(claim.credibility),
}
GROUPS = ("topic",)


def register_counts(
    container: Container, claims: Iterable[Claim], wording: Wording, mistakes: Mistakes
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
        (value, WORD_OF[counted](wording, value))
        for value in COUNTED[counted]
        if any(counts[topic, value] for topic in topics)
    ]
    if by is None:
        totals = tuple(quantity(sum(counts[topic, value] for topic in topics)) for value, _ in occurring)
        return tuple(word for _, word in occurring), (Series(wording.labels["claims"], totals),)
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
