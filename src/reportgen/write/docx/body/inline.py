"""Inline content of an element → runs, links, fields and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.model.frozen import frozen
from reportgen.model.names import Anchor
from reportgen.model.report.layout import Edge, Element, FontRequest, Look, Token, UsedFont
from reportgen.write.docx.body.document_facts import Facts, squeeze
from reportgen.write.docx.body.font_runs import runs_by_font
from reportgen.write.docx.ooxml import legible
from reportgen.write.docx.values.blocks import (
    Anchored,
    Formula,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteCall,
    Paragraph,
    Picture,
    Reference,
    Run,
    Sequence,
    TabStop,
)
from reportgen.write.docx.values.looks import NO_FRAME, TextLook, paragraph_look, text_look
from reportgen.write.docx.values.roles import mark_of
from reportgen.write.docx.values.whitespace import SPACES, tidy

QUOTES = {"open-quote": "\u201c", "close-quote": "\u201d"}
LABEL = re.compile(r"(?<!\s)\s*+(?<!\d)(?P<number>\d++)$")
CALLS = frozenset({"noteref", "note-separator"})
RAISED = {"super": "super", "sub": "sub"}


@dataclass(slots=True)
class Inliner:
    """Reads inline content; gathers the footnotes that it meets."""

    facts: Facts
    notes: list[Note]
    called: set[str]

    def read(self, children: Iterable[Element | str], parent: Element) -> tuple[Inline, ...]:
        """The content of one paragraph, white space collapsed unless the style keeps it."""
        look = parent.look
        voice = _Voice(text_look(look), look.asked, self.facts.other_fonts, (), look.language, look.is_rtl)
        content = self.read_all(children, voice)
        return content if parent.look.keeps_space else tidy(content)

    def read_all(self, children: Iterable[Element | str], voice: _Voice) -> tuple[Inline, ...]:
        """Children as they stand, in the voice of what is around them."""
        found: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                found.extend(voice.runs(child))
            else:
                found.extend(self._one(child, voice))
        return tuple(found)

    def _one(self, element: Element, voice: _Voice) -> tuple[Inline, ...]:
        if element.look.display == "none":
            return ()
        handler = BY_ROLE.get(element.role) or BY_TAG.get(element.tag)
        content = handler(self, element, voice) if handler else self.marked(element, voice)
        if element.id and element.role not in {"footnote", "noteref"}:
            return (Anchored(element.id, content),)
        return content

    def marked(self, element: Element, voice: _Voice) -> tuple[Inline, ...]:
        """Content in the look and character style of its element, with what the stylesheet adds around."""
        inner = voice.within(element)
        return (
            *self.generated(element.before, element, inner),
            *self.read_all(element.children, inner),
            *self.generated(element.after, element, inner),
        )

    def generated(self, look: Look | None, element: Element, voice: _Voice) -> tuple[Inline, ...]:
        """What `::before` or `::after` says."""
        if look is None:
            return ()
        shift = voice.look.shift + look.shift
        drawn = replace(text_look(look), raised=voice.look.raised, shift=shift)
        own = replace(voice, look=drawn, asked=look.asked)
        return tuple(
            part for token in look.generated for part in self._token(token, element, own) if part is not None
        )

    def _token(self, token: Token, element: Element, voice: _Voice) -> tuple[Inline, ...]:
        match token.kind:
            case "text":
                return voice.runs(token.value)
            case "quote":
                return voice.runs(QUOTES.get(token.value, ""))
            case "leader":
                return (TabStop(),)
            case "target-page":
                anchor = token.value.removeprefix("#")
                page = self.facts.page_of.get(Anchor(anchor))
                return (Reference("page", anchor, voice.runs(str(page or ""))),)
        del element
        return ()


@frozen
class _Voice:
    look: TextLook
    asked: FontRequest
    other_fonts: Mapping[FontRequest, Mapping[str, UsedFont]]
    marks: tuple[str, ...]
    language: str
    is_rtl: bool
    wraps: bool = True

    def runs(self, text: str) -> tuple[Run, ...]:
        # Word has no property for text that must stay on one line, only spaces that do not break.
        text = text if self.wraps else SPACES.sub("\u00a0", text)
        run = Run(legible(text), self.look, self.marks, self.language, self.is_rtl)
        return runs_by_font(run, self.other_fonts.get(self.asked, {}))

    def within(self, element: Element) -> _Voice:
        look = text_look(element.look, background=element.look.background or self.look.background)
        # The line of a decoration runs on under what stands inside it (CSS Text Decoration 3, 2.2).
        look = replace(
            look,
            is_underlined=look.is_underlined or self.look.is_underlined,
            is_struck=look.is_struck or self.look.is_struck,
            box=_box(element.look) or self.look.box,
        )
        raised = RAISED.get(element.look.raised, self.look.raised)
        if raised != "baseline" and not _calls_note(element):
            # Word makes raised text smaller by itself.
            look = replace(look, raised=raised, size=self.look.size)
        else:
            # Calls of notes are many, and every line that holds one must be as long as on the page.
            look = replace(look, shift=round(self.look.shift + element.look.shift, 2))
        mark = mark_of(element)
        marks = (*self.marks, mark) if mark and mark not in self.marks else self.marks
        wraps = element.look.wraps or element.look.keeps_space
        return replace(
            self,
            look=look,
            asked=element.look.asked,
            marks=marks,
            language=element.look.language,
            is_rtl=element.look.is_rtl,
            wraps=wraps,
        )


def _calls_note(element: Element) -> bool:
    return element.role in CALLS or any(each.role == "noteref" for each in element.elements)


def _box(look: Look) -> Edge | None:
    return look.border[0] if all(look.border) else None


def _line_break(_inliner: Inliner, _element: Element, _voice: _Voice) -> tuple[Inline, ...]:
    return (LineBreak(),)


def _image(_inliner: Inliner, element: Element, _voice: _Voice) -> tuple[Inline, ...]:
    width, height = element.size or (0.0, 0.0)
    name = element.attributes.get("src", "").removeprefix("asset:")
    return (Picture(name, width, height, element.attributes.get("alt", "")),)


def _formula(inliner: Inliner, element: Element, voice: _Voice) -> tuple[Inline, ...]:
    mathml = element.attributes.get("data-mathml", "")
    return (Formula(mathml, voice.within(element).look),) if mathml else inliner.marked(element, voice)


def _link(inliner: Inliner, element: Element, voice: _Voice) -> tuple[Inline, ...]:
    address = element.attributes.get("href", "")
    inner = voice.within(element)
    content = inliner.read_all(element.children, inner)
    after = inliner.generated(element.after, element, inner)
    if not address or (address.startswith("#") and address[1:] not in inliner.facts.anchors):
        return (*content, *after)
    anchor = address.removeprefix("#") if address.startswith("#") else ""
    text = squeeze(element.text())
    if anchor and text and text in {inliner.facts.labels.get(anchor), inliner.facts.titles.get(anchor)}:
        kind = "label" if text == inliner.facts.labels.get(anchor) else "text"
        return (Reference(kind, anchor, tidy(content)), *after)
    return (Link(address, content), *after) if content else after


def _note_call(inliner: Inliner, element: Element, voice: _Voice) -> tuple[Inline, ...]:
    note = element.attributes.get("href", "").removeprefix("#")
    kind = inliner.facts.notes.get(note)
    inner = voice.within(element)
    if kind is None:
        link = _link(inliner, element, voice)
        return (Anchored(element.id, link),) if element.id else link
    if kind == "endnote" and note not in inliner.called:
        inliner.called.add(note)
        return (NoteCall(kind, note, element.id, inner.look),)
    return (Reference("note", note, inliner.read_all(element.children, inner)),)


def _footnote(inliner: Inliner, element: Element, _voice: _Voice) -> tuple[Inline, ...]:
    note = element.id or f"footnote-{len(inliner.notes) + 1}"
    inliner.called.add(note)
    look = paragraph_look(element.look, NO_FRAME, 0, 0)
    inliner.notes.append(
        Note(note, "footnote", (Paragraph("Footnote Text", look, inliner.read(element.children, element)),))
    )
    call = text_look(element.call or element.look)
    return (NoteCall("footnote", note, "", call),)


def _label(inliner: Inliner, element: Element, voice: _Voice) -> tuple[Inline, ...]:
    inner = voice.within(element)
    text = squeeze(element.text())
    found = LABEL.search(text)
    if found is None:
        return inliner.marked(element, voice)
    name = text[: found.start()]
    if not re.fullmatch(r"\w+", name):
        name = element.attributes.get("data-seq", "figure")
    before = inner.runs(text[: found.start("number")])
    return (Sequence(name, int(found["number"]), "", before, inner.runs(found["number"])),)


Handler = Callable[[Inliner, Element, _Voice], tuple[Inline, ...]]

BY_ROLE: Mapping[str, Handler] = {
    "noteref": _note_call,
    "footnote": _footnote,
    "math": _formula,
    "label": _label,
}

BY_TAG: Mapping[str, Handler] = {
    "br": _line_break,
    "img": _image,
    "a": _link,
}
