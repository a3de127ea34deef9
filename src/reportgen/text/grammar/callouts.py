"""What opens a callout, in our words or those of other programs → the container that it means."""

from __future__ import annotations

import re

from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Block, Container, Paragraph, Quote
from reportgen.model.text.containers import CALLOUT_NAMES, CONTAINERS, FOREIGN_CALLOUTS
from reportgen.model.text.inlines import Break, Plain
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made

_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*+(.*)")


def named_container(
    place: Place,
    name: Words,
    title: Words,
    children: tuple[Block, ...],
    attributes: Attributes,
) -> Container:
    """A container; a name that only others use becomes ours, and is the title where there is none."""
    where = name.place or place
    written = str(name)
    wanted = written.lower()
    if wanted == "admonition":
        return Container(place, "note", where, title, children, attributes)
    if wanted in CONTAINERS or wanted not in FOREIGN_CALLOUTS:
        return Container(place, written, where, title, children, attributes)
    label = title or made(wanted.capitalize(), where, Maker.ESCAPE)
    return Container(place, FOREIGN_CALLOUTS[wanted], where, label, children, attributes)


def alert_of(quote: Quote) -> Container | None:
    """`> [!NOTE]` and what follows; None where the quotation is one."""
    first = quote.children[0] if quote.children else None
    opening = first.children[0] if isinstance(first, Paragraph) and first.children else None
    if not isinstance(first, Paragraph) or not isinstance(opening, Plain):
        return None
    found = _ALERT.fullmatch(opening.words.typed)
    name = found[1].lower() if found is not None else ""
    rest = first.children[1:]
    if found is None or name not in CALLOUT_NAMES or (rest and not isinstance(rest[0], Break)):
        return None
    title = opening.words.cut(*found.span(2)).strip()
    words = rest[1:]
    start = words[0].place.start if words else first.place.end
    place = Place(first.place.source, start, first.place.end)
    paragraph = (Paragraph(place, place, words, first.attributes, first.is_tight),) if words else ()
    lower = made(name, opening.words.cut(*found.span(1)).place, Maker.ESCAPE)
    return named_container(quote.place, lower, title, (*paragraph, *quote.children[1:]), quote.attributes)
