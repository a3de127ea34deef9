"""`[@a; @b]` → what this audience sees of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reportgen.compose.citing.bibliography import locator_short, mark_alone
from reportgen.compose.citing.citations import Citation, CitedItem, cited_items, locator_of
from reportgen.compose.citing.note import write_note
from reportgen.compose.markup import element, text
from reportgen.model.content.hedges import evidence_of
from reportgen.model.names import ClaimId, SourceId
from reportgen.model.profile import CitationStyle
from reportgen.model.suggestion import suggestion

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft
    from reportgen.text.tree import Node

# A mark must not open a line apart from what it marks.
TOGETHER = "\u00a0"


def cite(node: Node, draft: Draft) -> str:
    """The HTML of one citation; remembers what it cites."""
    items = cited_items(node.text)
    if items is None:
        draft.say(
            "malformed-citation",
            f"this citation cannot be read: [{node.text}]",
            node.place,
            "write [@claim], [@claim; @claim] or [@source, para. 4]",
        )
        return ""
    citations = tuple(each for item in items if (each := _citation(item, node, draft)) is not None)
    for citation in citations:
        cited = (draft.project.sources[each.source] for each in citation.cites)
        draft.citations.remember(citation, cited)
    return STYLES[draft.profile.citations](citations, draft) if citations else ""


def note_call(key: str, write: Callable[[], str], draft: Draft) -> str:
    """The number that calls an endnote; its text is written for the list at its first call."""
    number, is_first = draft.citations.note_number(key)
    if is_first:
        draft.citations.texts[number] = write()
    return element(
        "a",
        str(number),
        data_role="noteref",
        href=f"#note-{number}",
        id=f"noteref-{number}" if is_first else None,
    )


def footnote_in_place(html: str, draft: Draft) -> str:
    """A footnote's text at its call."""
    number, _ = draft.citations.note_number(f"footnote {len(draft.citations.notes)}")
    return element("span", html, data_role="footnote", id=f"footnote-{number}")


def _citation(item: CitedItem, node: Node, draft: Draft) -> Citation | None:
    project = draft.project
    claim = project.claims.get(ClaimId(item.id))
    if claim is not None:
        if item.locator is not None:
            draft.say(
                "claim-with-locator",
                f'the claim "{item.id}" is cited with a place of its own',
                node.place,
                "a claim knows its place; cite the source to name another one",
            )
        lost = [each.source for each in claim.cites if each.source not in project.sources]
        for name in lost:
            draft.say("unknown-source", f'no source is called "{name}"', claim.span)
        return None if lost else Citation(claim, claim.cites)
    source = project.sources.get(SourceId(item.id))
    if source is None:
        draft.say(
            "unknown-citation",
            f'no claim or source is called "{item.id}"',
            node.place,
            suggestion(item.id, (*project.claims, *project.sources), "reportgen list claims"),
        )
        return None
    cited = locator_of(source.id, item.locator) if item.locator else None
    if cited is None:
        draft.say(
            "citation-without-place",
            f'the source "{item.id}" is cited without a place in it'
            if item.locator is None
            else f'"{item.locator}" is no place in a source',
            node.place,
            f"write [@{item.id}, para. 4], or line, p., section",
        )
        return None
    return Citation(None, (cited,))


def _endnotes(citations: tuple[Citation, ...], draft: Draft) -> str:
    key = " ".join(sorted(each.key for each in citations))
    return element("sup", note_call(key, lambda: write_note(citations, draft), draft))


def _footnotes(citations: tuple[Citation, ...], draft: Draft) -> str:
    return footnote_in_place(write_note(citations, draft), draft)


def _brackets(citations: tuple[Citation, ...], draft: Draft) -> str:
    return " ".join(_bracket(each, draft) for each in citations)


def _bracket(citation: Citation, draft: Draft) -> str:
    places = " ".join(
        element(
            "a",
            text(f"[{draft.project.sources[each.source].label}{TOGETHER}{locator_short(each)}]"),
            data_role="citation",
            href=f"#source-{each.source}",
        )
        for each in citation.cites
    )
    # A claim that no source makes has no place to print: its mark is all that tells readers.
    is_marked = citation.claim is not None and (draft.profile.evidence.marks or not places)
    mark = mark_alone(evidence_of(citation.claim)) if citation.claim is not None and is_marked else ""
    return TOGETHER.join(part for part in (places, mark) if part)


def _attribution(_citations: tuple[Citation, ...], _draft: Draft) -> str:
    # The sentence itself names its source; a check holds it to that.
    return ""


STYLES: Mapping[CitationStyle, Callable[[tuple[Citation, ...], Draft], str]] = {
    CitationStyle.ENDNOTES: _endnotes,
    CitationStyle.FOOTNOTES: _footnotes,
    CitationStyle.BRACKETS: _brackets,
    CitationStyle.ATTRIBUTION: _attribution,
}
