"""Sentences of a document → candidate claims for a person to keep or throw away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.ingest.draft.locators import Located
from reportgen.ingest.draft.names import slug, unique
from reportgen.ingest.draft.yaml import item
from reportgen.model.content.import_marks import CANDIDATE
from reportgen.model.imported import Heading, Item, Paragraph

LEAST_WORDS = 5
MOST_WORDS = 80
_ID_LETTERS = 40

# How a sentence is worded → its hedge; the first that fits counts.
_HEDGES: Sequence[tuple[str, str]] = (
    (
        r"\b(?:is|are) (?:defined as|known as|called)\b|\b(?:refers? to|the term|means that|stands for)\b",
        "definition",
    ),
    (
        r"\b(?:experts?|analysts?|observers?|critics?|officials?|scholars?|researchers|sources|some|many)"
        r"(?: \w+){0,3} (?:say|says|said|argue|argues|believe|believes|think|see|warn|warns|suggest|claims?"
        r"|view|fear|expect|note|agree|point)\b|\b(?:reportedly|allegedly|it is (?:said|believed|thought))\b",
        "unnamed-experts",
    ),
    (
        r"\b(?:could|might|(?-i:may)|perhaps|possibl[ey]|potential(?:ly)?|conceivabl[ey]|would|in theory"
        r"|uncertain|unclear)\b",
        "could",
    ),
    (
        r"\b(?:likely|unlikely|probabl[ey]|often|usually|generally|typically|tends?|mostly|largely|frequently"
        r"|sometimes|appears?|seems?|expected|presumably)\b",
        "likely",
    ),
    (
        r"\b(?:should|ought|must|needs? to|important|essential|vital|crucial|critical|good|bad|best|worst"
        r"|unfortunately|fortunately|clearly|obviously|of course|surely|recommend\w*|urge[sd]?)\b",
        "value",
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), hedge) for pattern, hedge in _HEDGES)
# Talk with the reader states nothing that could be checked.
_NO_CLAIM = re.compile(
    r"\?[\"'”’)]*$|^(?:so|well|okay|ok|hey|let's|let us|buckle|think about|remember|imagine|now,|in this "
    r"(?:article|report|section|chapter)|we(?:'re| are| will|'ll) )\b|^[^\w]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """`locator` is the line and the sentence in it, as in `L16.2`."""

    id: str
    text: str
    locator: str
    hedge: str
    source: str


def draft_claims(
    passages: Sequence[Located],
    source: str,
    split: Callable[[str], tuple[tuple[int, int], ...]],
    taken: frozenset[str],
) -> tuple[DraftClaim, ...]:
    """One candidate for each sentence that says something checkable."""
    ids = set(taken)
    found = []
    for locator, sentence in _sentences(passages, split):
        if is_checkable(sentence):
            name = unique(slug(f"{source} {locator} {sentence}", _ID_LETTERS + len(source)), ids)
            found.append(DraftClaim(name, sentence, locator, hedge_of(sentence), source))
    return tuple(found)


def is_checkable(sentence: str) -> bool:
    """Whether a sentence states something: neither a question nor talk with the reader, nor a fragment."""
    words = sentence.split()
    return LEAST_WORDS <= len(words) <= MOST_WORDS and _NO_CLAIM.search(sentence) is None


def hedge_of(sentence: str) -> str:
    """How far the wording itself commits."""
    return next((hedge for pattern, hedge in _PATTERNS if pattern.search(sentence)), "stated")


def claims_file(old: bytes | None, claims: Sequence[DraftClaim]) -> bytes:
    """The register of one source with the candidates at its end."""
    head = "" if old is None else old.decode().rstrip("\n") + "\n"
    return (head + "".join(_entry(each) for each in claims)).encode()


def _entry(claim: DraftClaim) -> str:
    fields = item({"id": claim.id, "text": claim.text})
    cite = f'  cites: [{{source: {claim.source}, locator: "{claim.locator}", label: line}}]\n'
    return f"{fields}{cite}  hedge: {claim.hedge}\n  status: unverified\n  note: {CANDIDATE}\n"


def _sentences(
    passages: Sequence[Located], split: Callable[[str], tuple[tuple[int, int], ...]]
) -> Iterator[tuple[str, str]]:
    for each in passages:
        if not isinstance(each.passage, Paragraph | Item) or isinstance(each.passage, Heading):
            continue
        for number, line in enumerate(each.lines, each.first):
            for place, (start, end) in enumerate(split(line), 1):
                yield f"L{number}.{place}", line[start:end]
