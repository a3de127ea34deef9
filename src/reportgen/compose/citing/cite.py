"""`[@a; @b]` → what this audience sees of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.compose.citing.brackets import BracketWriter
from reportgen.compose.citing.citations import CitationRegister, ReadCitation, locator_of
from reportgen.compose.citing.note import NoteWriter
from reportgen.compose.citing.note_numbers import raised_number
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.content.claim import Claim
from reportgen.model.content.source import Source
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId, SourceId
from reportgen.model.profile import CitationStyle
from reportgen.model.report.page import Nodes
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Citation, CitedItem
from reportgen.model.text.place import Place


@frozen
class CitationWriter:
    """Writes citations in the style of one audience; remembers in `register` what they cite."""

    claims: Mapping[ClaimId, Claim]
    sources: Mapping[SourceId, Source]
    style: CitationStyle
    notes: NoteWriter
    register: CitationRegister
    mistakes: Mistakes

    def cite(self, citation: Citation) -> Nodes:
        """One citation."""
        if citation.items is None:
            self.mistakes.report(
                "malformed-citation",
                f"this citation cannot be read: [{citation.written}]",
                citation.place,
                "write [@claim], [@claim; @claim] or [@source, para. 4]",
            )
            return ()
        read = tuple(each for item in citation.items if (each := self._read(item)) is not None)
        for each in read:
            self.register.remember(each, (self.sources[cite.source] for cite in each.cites))
        return STYLES[self.style](self, read, citation.place) if read else ()

    def note(self, key: str, write: Callable[[], Nodes], place: Place) -> Nodes:
        """The call of the author's own note; a later call of the same one has the same number."""
        if self.style is CitationStyle.ENDNOTES:
            return self.call_endnote(key, write, place)
        number, is_first = self.register.note_number(key)
        return self._footnote(number, write()) if is_first else raised_number(number, "footnote", place)

    def call_endnote(self, key: str, write: Callable[[], Nodes], place: Place) -> Nodes:
        """The number that calls an endnote; its text is written for the list at its first call."""
        number, is_first = self.register.note_number(key)
        if is_first:
            self.register.texts[number] = write()
        return raised_number(number, "note", place, is_target=is_first)

    def footnote(self, nodes: Nodes) -> Nodes:
        """A footnote's text at its call."""
        number, _ = self.register.note_number(f"footnote {len(self.register.notes)}")
        return self._footnote(number, nodes)

    def _footnote(self, number: int, nodes: Nodes) -> Nodes:
        return (element("span", *nodes, data_role="footnote", id=f"footnote-{number}"),)

    def _read(self, item: CitedItem) -> ReadCitation | None:
        claim = self.claims.get(ClaimId(item.id))
        if claim is not None:
            return self._read_claim(claim, item)
        source = self.sources.get(SourceId(item.id))
        if source is None:
            self.mistakes.report(
                "unknown-citation",
                f'no claim or source is called "{item.id}"',
                item.place,
                suggestion(item.id, (*self.claims, *self.sources), "reportgen list claims"),
            )
            return None
        cite = locator_of(source.id, item.locator) if item.locator else None
        if cite is None:
            self.mistakes.report(
                "citation-without-place",
                f'the source "{item.id}" is cited without a place in it'
                if item.locator is None
                else f'"{item.locator}" is no place in a source',
                item.place,
                f"write [@{item.id}, para. 4], or line, p., section",
            )
            return None
        return ReadCitation(None, (cite,))

    def _read_claim(self, claim: Claim, item: CitedItem) -> ReadCitation | None:
        if item.locator is not None:
            self.mistakes.report(
                "claim-with-locator",
                f'the claim "{item.id}" is cited with a place of its own',
                item.place,
                "a claim knows its place; cite the source to name another one",
            )
        lost = [each.source for each in claim.cites if each.source not in self.sources]
        for name in lost:
            self.mistakes.report("unknown-source", f'no source is called "{name}"', claim.span)
        return None if lost else ReadCitation(claim, claim.cites)


def _endnotes(writer: CitationWriter, citations: tuple[ReadCitation, ...], place: Place) -> Nodes:
    call = writer.call_endnote(writer.notes.key(citations), lambda: writer.notes.write(citations), place)
    trust = writer.notes.trust(citations)
    if trust is not None:
        writer.register.trusts[writer.register.notes[writer.notes.key(citations)]] = trust
    return call


def _footnotes(writer: CitationWriter, citations: tuple[ReadCitation, ...], _place: Place) -> Nodes:
    note = writer.notes.write(citations)
    return writer.footnote(writer.notes.with_trust(note, writer.notes.trust(citations)))


def _brackets(writer: CitationWriter, citations: tuple[ReadCitation, ...], place: Place) -> Nodes:
    notes = writer.notes
    return BracketWriter(writer.sources, notes.bibliography, notes.evidence.marks).write(citations, place)


def _attribution(_writer: CitationWriter, _citations: tuple[ReadCitation, ...], _place: Place) -> Nodes:
    # The sentence itself names its source; a check holds it to that.
    return ()


STYLES: Mapping[CitationStyle, Callable[[CitationWriter, tuple[ReadCitation, ...], Place], Nodes]] = {
    CitationStyle.ENDNOTES: _endnotes,
    CitationStyle.FOOTNOTES: _footnotes,
    CitationStyle.BRACKETS: _brackets,
    CitationStyle.ATTRIBUTION: _attribution,
}
