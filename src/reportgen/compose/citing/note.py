"""Citations that stand together → the words of one note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from reportgen.compose.citing.bibliography import Bibliography, cited
from reportgen.compose.citing.citations import ReadCitation
from reportgen.compose.nodes import element
from reportgen.model.content.claim import Claim, Confidence
from reportgen.model.content.evidence import evidence_of
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.profile import Evidence
from reportgen.model.report.page import Nodes, PageNode
from reportgen.model.text.words import Maker, made
from reportgen.model.text.written import words_of

WEAKEST_FIRST = tuple(Confidence)


@frozen
class NoteWriter:
    """Writes notes for one audience.

    A source is named by its label where the report lists its sources, elsewhere by its label once a note
    has named it in full; `named` grows while notes are written.
    """

    sources: Mapping[SourceId, Source]
    evidence: Evidence
    bibliography: Bibliography
    lists_sources: bool
    named: dict[SourceId, None] = field(default_factory=dict)

    def write(self, citations: tuple[ReadCitation, ...]) -> Nodes:
        """What a note says: source and places, how the sources put it."""
        nodes: list[PageNode] = []
        for sentence in self._sentences(citations):
            nodes += ((cited(" "),) if nodes else ()) + (*sentence, cited("."))
        return tuple(nodes)

    def trust(self, citations: tuple[ReadCitation, ...]) -> Confidence | None:
        """How far the claims of a note are trusted, where readers are told."""
        claims = (each.claim for each in citations if each.claim is not None)
        return weakest_confidence(claims) if self.evidence.confidence else None

    def with_trust(self, note: Nodes, trust: Confidence | None, label: str = "trust_in_one") -> Nodes:
        """A note that says at its end how far we trust what it cites; `label` is how it says so."""
        if trust is None:
            return note
        wording = self.bibliography.wording
        words = wording.labels[label].format(confidence=wording.confidence[trust])
        before = (
            (*note[:-1], cited("; ")) if self.evidence.marks else (*note, *((cited(" "),) if note else ()))
        )
        return (*before, made(words, None, Maker.WORDING), cited("."))

    def key(self, citations: tuple[ReadCitation, ...]) -> str:
        """Equal for citations whose notes say the same: places, marks and confidence."""
        claims = [each.claim for each in citations if each.claim is not None]
        places = sorted(self.bibliography.gathered(cite for each in citations for cite in each.cites))
        return f"{places} {sorted(set(map(evidence_of, claims)))} {weakest_confidence(claims)}"

    def _sentences(self, citations: tuple[ReadCitation, ...]) -> Iterator[Nodes]:
        claims = [each.claim for each in citations if each.claim is not None]
        marks = dict.fromkeys(evidence_of(claim) for claim in claims)
        places = self.bibliography.gathered(cite for each in citations for cite in each.cites)
        if places:
            yield _listed((*self._source(name), cited(f", {where}")) for name, where in places)
        elif not self.evidence.marks:
            yield (made(self.bibliography.wording.labels["own_link"], None, Maker.WORDING),)
        if marks and self.evidence.marks:
            yield _listed((self.bibliography.mark_with_word(each),) for each in marks)

    def _source(self, name: SourceId) -> Nodes:
        source = self.sources[name]
        label = words_of(source.label, Maker.CITATION)
        if not self.lists_sources:
            is_named = name in self.named
            self.named[name] = None
            return (label,) if is_named else (label, cited(": "), self.bibliography.source(source))
        return (element("a", label, data_role="citation", href=f"#source-{name}"),)


def weakest_confidence(claims: Iterable[Claim]) -> Confidence | None:
    """How far claims are trusted together: no further than the weakest of them."""
    rated = [claim.our_confidence for claim in claims if claim.our_confidence is not None]
    return min(rated, key=WEAKEST_FIRST.index) if rated else None


def _listed(parts: Iterable[Nodes]) -> Nodes:
    every = [node for part in parts for node in (cited("; "), *part)]
    return tuple(every[1:])
