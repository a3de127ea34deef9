"""Citations that stand together → the words of one note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.compose.citing.bibliography import gathered, mark_with_word, source_words
from reportgen.compose.citing.citations import Citation
from reportgen.compose.draft import Draft
from reportgen.compose.markup import element, text
from reportgen.model.content.claim import Claim, Confidence
from reportgen.model.content.hedges import evidence_of
from reportgen.model.names import SourceId
from reportgen.wording.english import ENGLISH

WEAKEST_FIRST = tuple(Confidence)


def write_note(citations: tuple[Citation, ...], draft: Draft) -> str:
    """What a note says: source and places, how the sources put it, how far we trust it.

    A source is named by its label where the report lists its sources, in full elsewhere.
    """
    return " ".join(f"{sentence}." for sentence in _sentences(citations, draft))


def _sentences(citations: tuple[Citation, ...], draft: Draft) -> Iterator[str]:
    claims = [each.claim for each in citations if each.claim is not None]
    marks = dict.fromkeys(evidence_of(claim) for claim in claims)
    places = gathered(cite for each in citations for cite in each.cites)
    if places:
        yield "; ".join(f"{_source(name, draft)}, {text(where)}" for name, where in places)
    elif not draft.profile.evidence.marks:
        yield text(ENGLISH["own_link"])
    said = [mark_with_word(each) for each in marks] if draft.profile.evidence.marks else []
    weakest = weakest_confidence(claims) if draft.profile.evidence.confidence else None
    if weakest is not None:
        said.append(text(f"{weakest.value} {ENGLISH['trust']}"))
    if said:
        yield "; ".join(said)


def weakest_confidence(claims: Iterable[Claim]) -> Confidence | None:
    """How far claims are trusted together: no further than the weakest of them."""
    rated = [claim.our_confidence for claim in claims if claim.our_confidence is not None]
    return min(rated, key=WEAKEST_FIRST.index) if rated else None


def _source(name: SourceId, draft: Draft) -> str:
    source = draft.project.sources[name]
    if not lists_sources(draft):
        return text(source_words(source))
    return element("a", text(source.label), data_role="citation", href=f"#source-{name}")


def lists_sources(draft: Draft) -> bool:
    """Whether this report has a list of its sources to point to."""
    return any(part.generate == "sources" for section in draft.plan.sections for part in section.walk())
