"""Names for looks: the theme's styles from the probe page, and further named styles where a look differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from reportgen.model.frozen import frozen
from reportgen.write.docx.style.table_styles import CellLook, read_table_looks
from reportgen.write.docx.values.blocks import Body, NoteCall, Run
from reportgen.write.docx.values.looks import NO_FRAME, ParagraphLook, TextLook
from reportgen.write.docx.values.replace import replace
from reportgen.write.docx.values.walk import all_paragraphs, walk_inlines

TOGGLES = frozenset({"is_bold", "is_italic", "is_caps", "is_small_caps", "is_struck"})  # ECMA-376 17.7.3
NOTE_CALLS = {"footnote": "footnote reference", "endnote": "endnote reference"}


@frozen
class ParagraphStyle:
    """A named style and the look it gives; `based_on` is another style's name."""

    name: str
    look: ParagraphLook
    based_on: str


@frozen
class CharacterStyle:
    """A named style: `look` differs from `base` by what the style says."""

    name: str
    look: TextLook
    base: TextLook


@dataclass(slots=True)
class StyleBook:
    """Every style that the document may use, in the order in which they were met."""

    normal: ParagraphLook
    paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    characters: dict[str, CharacterStyle] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, CellLook]] = field(default_factory=dict)
    _derived: dict[tuple[str, ParagraphLook], str] = field(default_factory=dict)
    _stated: dict[tuple[str, frozenset[tuple[str, object]]], str] = field(default_factory=dict)

    def paragraph(self, role: str, look: ParagraphLook, context: str) -> ParagraphStyle:
        """The style for a paragraph: its role's own, or one derived from it that has this look."""
        if role not in self.paragraphs:
            self.paragraphs[role] = ParagraphStyle(role, replace(look, is_rtl=False), "Normal")
        base = self.paragraphs[role]
        if _essence(look) == _essence(base.look):
            return base
        key = (role, _essence(look))
        if key not in self._derived:
            name = _free(f"{role} {_difference(role, look, base.look, context)}", self.paragraphs)
            self.paragraphs[name] = ParagraphStyle(name, _with_essence(base.look, look), role)
            self._derived[key] = name
        return self.paragraphs[self._derived[key]]

    def character(self, marks: tuple[str, ...], look: TextLook, base: TextLook) -> tuple[str, TextLook]:
        """A style name (or nothing) for text in `look` within `base`, and the look which that gives."""
        differs = _differences(look, base)
        # A style cannot switch off what another level switched on; the run itself says that.
        stated: dict[str, Any] = {
            key: value for key, value in differs.items() if not (key in TOGGLES and not value)
        }
        if not marks or not stated:
            return "", base
        name = " ".join(marks[-2:])
        key = (name, frozenset(stated.items()))
        if key not in self._stated:
            own = _free(name, self.characters)
            self._stated[key] = own
            self.characters[own] = CharacterStyle(own, replace(base, **stated), base)
        return self._stated[key], replace(base, **stated)


def open_stylebook(probe: Body) -> StyleBook:
    """The styles of a theme, whatever the document uses of them."""
    paragraphs = all_paragraphs(probe)
    body = next(each.look for each in paragraphs if each.role == "Body Text")
    normal = replace(
        body, before=0.0, after=0.0, left=0.0, right=0.0, first=0.0, keeps_next=False, keeps_lines=False,
        border=NO_FRAME.border, space=NO_FRAME.space, background=None,
    )  # fmt: skip
    book = StyleBook(normal, tables=read_table_looks(probe))
    for each in paragraphs:
        if each.role not in book.paragraphs:
            book.paragraphs[each.role] = ParagraphStyle(each.role, each.look, "Normal")
    if "Heading 5" in book.paragraphs:
        # The title is no heading, so the last level is for those who go on writing in Word.
        deepest = book.paragraphs["Heading 5"].look
        book.paragraphs.setdefault("Heading 6", ParagraphStyle("Heading 6", deepest, "Heading 5"))
    for each in paragraphs:
        for run in walk_inlines(each.content):
            if isinstance(run, Run):
                book.character(run.marks, run.look, each.look.text)
    for each in paragraphs:
        for call in walk_inlines(each.content):
            if isinstance(call, NoteCall):
                # LibreOffice shrinks the numbers of its own notes, whatever their size; Word by a third.
                raised = replace(each.look.text, raised="super", color=call.look.color)
                style = CharacterStyle(NOTE_CALLS[call.kind], raised, each.look.text)
                book.characters.setdefault(style.name, style)
    for name in NOTE_CALLS.values():
        style = CharacterStyle(name, replace(body.text, raised="super"), body.text)
        book.characters.setdefault(name, style)
    return book


@lru_cache(maxsize=4096)
def _essence(look: ParagraphLook) -> ParagraphLook:
    """The look without what a paragraph may say for itself: place, space and keeping together."""
    return replace(
        look, before=0.0, after=0.0, left=0.0, right=0.0, is_rtl=False, keeps_next=False, keeps_lines=False,
        align="left" if look.is_rtl and look.align == "right" else look.align,
    )  # fmt: skip


def _with_essence(base: ParagraphLook, look: ParagraphLook) -> ParagraphLook:
    own = replace(
        look,
        before=base.before,
        after=base.after,
        is_rtl=False,
        keeps_next=base.keeps_next,
        keeps_lines=base.keeps_lines,
    )
    return replace(own, align=_essence(look).align)


def _differences(look: TextLook, base: TextLook) -> dict[str, object]:
    return {
        each.name: getattr(look, each.name)
        for each in fields(TextLook)
        if getattr(look, each.name) != getattr(base, each.name)
    }


def _difference(role: str, look: ParagraphLook, base: ParagraphLook, context: str) -> str:
    if replace(_essence(look), align=base.align) == _essence(base):
        return {"left": "Left", "right": "Right", "center": "Centred", "justify": "Justified"}.get(
            look.align, "Variant"
        )
    if context and context not in role.lower():
        return context.title()
    if look.border != base.border:
        # What stands in a frame of its own, drawn by a table, has none itself.
        return "Boxed" if any(look.border) else "Inside"
    return _text_difference(look.text, base.text) or (
        "Tight" if sum(look.space) < sum(base.space) else "Wide"
    )


def _text_difference(look: TextLook, base: TextLook) -> str:
    """One word for how the text differs: what the eye meets first."""
    words = {
        "color": "Muted" if _lightness(look.color) > _lightness(base.color) else "Coloured",
        "size": "Small" if look.size < base.size else "Large",
        "is_bold": "Bold" if look.is_bold else "Regular",
        "is_italic": "Italic" if look.is_italic else "Upright",
        "font": look.font,
    }
    differs = _differences(look, base)
    return next((word for name, word in words.items() if name in differs), "")


def _lightness(color: str) -> int:
    return sum(int(color[place : place + 2], 16) for place in (0, 2, 4))


def _free(name: str, taken: Iterable[str]) -> str:
    names = {each.lower() for each in taken}
    if name.lower() not in names:
        return name
    number = 2
    while f"{name} ({number})".lower() in names:
        number += 1
    return f"{name} ({number})"
