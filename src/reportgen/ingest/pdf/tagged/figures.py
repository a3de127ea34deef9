"""Figures, formulas and code of the structure tree → pictures, words and lines."""

from __future__ import annotations

from dataclasses import replace

from reportgen.ingest.pdf.tagged.code import in_lines
from reportgen.ingest.pdf.tagged.notes import parts
from reportgen.ingest.pdf.tagged.tree import Element, Mark
from reportgen.ingest.pdf.tagged.walk import TagContext, TagWalk
from reportgen.model.imported import Code, Place


def add_figure(walk: TagWalk, element: Element, context: TagContext) -> None:
    """A picture with its description, behind the paragraph it stands in; its captions are paragraphs."""
    page = next((mark[0] for mark in parts(element)), walk.page)
    marks: dict[int, Element | Mark] = {
        place: kid for place, kid in element.kids.items() if not isinstance(kid, Element)
    }
    inner = replace(element, kids=marks)
    image = walk.draw(inner if marks else element, page)
    drawn = walk.text_of(inner)
    if image is not None:
        walk.pictures.append(image)
        walk.gathered.leave_out(drawn, "words drawn within a picture, which shows them", Place(page))
    else:
        walk.gathered.leave_out(
            f"picture {element.alt}".strip(), "a drawing that no picture holds", Place(page)
        )
        for mark in parts(inner):
            walk.add_mark(mark)
    for each in element.elements():
        walk.one(each, context, None)


def add_formula(walk: TagWalk, element: Element, context: TagContext) -> None:
    """The letters of a formula, else its description; alone in its place also its picture."""
    page = next((mark[0] for mark in parts(element)), walk.page)
    text = walk.text_of(element)
    if text:
        walk.inside(element, context)
    elif element.alt:
        walk.inline.add_text(element.alt)
    how = "its letters" if text else "its description" if element.alt else "a picture"
    image = None if text else walk.draw(element, page)
    if image is not None:
        walk.pictures.append(image)
    walk.gathered.warn("formula-as-text", f"a formula on page {page} is in by {how}", "write it anew")


def add_code(walk: TagWalk, element: Element, context: TagContext) -> None:
    """Lines whose spaces count; within a paragraph its words."""
    if not walk.inline.is_empty or context.item is not None:
        walk.inside(element, context)
        return
    runs = [run for mark in parts(element) for run in walk.runs_of(mark)]
    walk.gathered.add(Code(in_lines(runs), Place(walk.page)))
