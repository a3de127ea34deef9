"""Citations that stand together → one bracket: places by source, grouped by how the source puts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.citations import ReadCitation
from reportgen.compose.nodes import element
from reportgen.model.content.claim import Cite
from reportgen.model.content.evidence import evidence_of
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.report.page import Element, Nodes, PageNode
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, made

# A mark must not open a line apart from what it marks.
TOGETHER = "\u00a0"


@frozen
class BracketWriter:
    """Writes brackets: `[A L4.8, 8.3 ●; L2.1 ○]`. With `marks`, each place has the mark of its claim."""

    sources: Mapping[SourceId, Source]
    bibliography: Bibliography
    marks: bool

    def write(self, citations: Iterable[ReadCitation], place: Place | None) -> Nodes:
        """One bracket in the order of first mention."""
        nodes: list[PageNode] = []
        named: SourceId | None = None
        for evidence, cites in self._groups(citations).items():
            nodes.append(made("; " if nodes else "[", place, Maker.CITATION))
            # A comma joins places under one mark; without marks it would hide where a source ends.
            sign = ", " if evidence else "; "
            for at, (source, where) in enumerate(self.bibliography.gathered_shortly(cites)):
                if at:
                    nodes.append(made(sign, place, Maker.CITATION))
                nodes.append(self._place(source, where, place, is_named=source == named))
                named = source
            if evidence:
                if cites:
                    nodes.append(made(TOGETHER, place, Maker.CITATION))
                nodes.append(self.bibliography.mark_alone(evidence, place))
        return (element("span", *nodes, made("]", place, Maker.CITATION), data_role="citation-group"),)

    def _groups(self, citations: Iterable[ReadCitation]) -> Mapping[str, list[Cite]]:
        """Places by mark; the mark is empty where none is shown."""
        groups: dict[str, list[Cite]] = {}
        for each in citations:
            # A claim that no source makes has no place to print: its mark is all that tells readers.
            is_marked = each.claim is not None and (self.marks or not each.cites)
            evidence = evidence_of(each.claim) if each.claim is not None and is_marked else ""
            groups.setdefault(evidence, []).extend(each.cites)
        return groups

    def _place(self, source: SourceId, where: str, place: Place | None, *, is_named: bool) -> Element:
        shown = where if is_named else f"{self.sources[source].label}{TOGETHER}{where}"
        return element(
            "a", made(shown, place, Maker.CITATION), data_role="citation", href=f"#source-{source}"
        )
