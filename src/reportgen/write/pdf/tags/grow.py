"""Flow → the structure tree: one node for each element, in the order of the HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias
from xml.etree.ElementTree import Element

from reportgen.model.content.evidence import SHAPES
from reportgen.write.pdf.tags.flow import Flow
from reportgen.write.pdf.tags.lists import grow_definitions, grow_item, grow_list
from reportgen.write.pdf.tags.marks import Link, Mark
from reportgen.write.pdf.tags.node import Node, Value
from reportgen.write.pdf.tags.roles import KINDS, REFERENCES, TRANSPARENT
from reportgen.write.pdf.tags.tables import Grid, read_grid

Kids: TypeAlias = tuple[Node | Mark | Link, ...]


def grow_tree(root: Element, flow: Flow) -> Node:
    """The tree below one `Document` element (ISO 32000-1 14.8.4.2)."""
    return Node("Document", _Growing(root, flow).grow(root), root)


class _Growing:
    def __init__(self, root: Element, flow: Flow) -> None:
        self.items = flow.items
        self.contents = {
            part for nav in root.iter("nav") if nav.get("data-role") == "toc" for part in nav.iter()
        }
        self.endnotes = {
            item for notes in root.iter("ol") if notes.get("data-role") == "notes" for item in notes
        }
        self.grids: dict[Element, Grid] = {}
        self.tables = 0
        self.notes = 0

    def grow(self, element: Element) -> Kids:
        """The nodes that stand for an element: one, or those of its content."""
        if element.tag == "table":
            self.measure(element)
        kids: list[Node | Mark | Link] = []
        for item in self.items[element]:
            kids.extend(self.grow(item) if isinstance(item, Element) else (item,))
        grown = self.dress(element, tuple(kids))
        language = element.get("lang")
        if language is None or element.tag == "html":
            return grown
        if len(grown) == 1 and isinstance(node := grown[0], Node) and node.source is element:
            return (replace(node, language=language),)
        return (Node("Span", grown, element, language=language),)

    def dress(self, element: Element, kids: Kids) -> Kids:
        """Let the handler for the role or the element make the node."""
        role = element.get("data-role") or ""
        if element in self.contents and element.tag in CONTENTS:
            return (Node(CONTENTS[element.tag], _labelled(kids), element),)
        handler = HANDLERS.get(role) or HANDLERS.get(element.tag)
        if handler is not None:
            return handler(self, element, kids)
        if element.tag in TRANSPARENT:
            return kids
        return (Node(KINDS.get(element.tag, "Span"), kids, element),)

    def measure(self, table: Element) -> None:
        """Read the grid before the cells need it."""
        self.tables += 1
        grid = read_grid(table, self.tables)
        for element in (*grid.cells, *grid.missing):
            self.grids[element] = grid

    def number_note(self) -> str:
        """An id for the next note (PDF/UA-1 7.9: notes have unique ids)."""
        self.notes += 1
        return f"note-{self.notes:04}"


Handler: TypeAlias = Callable[[_Growing, Element, Kids], Kids]

# Within the contents a list is a list of references (ISO 32000-1 table 333).
CONTENTS: Mapping[str, str] = {"ol": "TOC", "ul": "TOC", "li": "TOCI"}


def _labelled(kids: Kids) -> Kids:
    marker = tuple(kid for kid in kids if isinstance(kid, Mark) and kid.place.pseudo == "marker")
    rest = tuple(kid for kid in kids if kid not in marker)
    return (Node("Lbl", marker), *rest) if marker else rest


def _list(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    return (grow_list(element, kids),)


def _definitions(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    return (grow_definitions(element, kids),)


def _item(growing: _Growing, element: Element, kids: Kids) -> Kids:
    note = growing.number_note() if element in growing.endnotes else None
    return (grow_item(element, kids, note),)


def _term_part(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    return (Node("Lbl" if element.tag == "dt" else "LBody", kids, element),)


def _footnote(growing: _Growing, element: Element, kids: Kids) -> Kids:
    """The call as Reference, then at once the note itself, wherever on the pages it stands."""
    call = tuple(kid for kid in kids if _is_pseudo(kid, "footnote-call"))
    sign = tuple(kid for kid in kids if _is_pseudo(kid, "footnote-marker"))
    text = tuple(kid for kid in kids if kid not in call and kid not in sign)
    label = (Node("Lbl", sign),) if sign else ()
    note = Node("Note", (*label, *text), element, id=growing.number_note())
    return (Node("Reference", call), note) if call else (note,)


def _link(growing: _Growing, element: Element, kids: Kids) -> Kids:
    if not any(isinstance(kid, Link) for kid in kids):
        return (Node("Span", kids, element),)
    link = Node("Link", kids, element)
    is_reference = element.get("data-role") in REFERENCES or element in growing.contents
    return (Node("Reference", (link,)),) if is_reference else (link,)


def _image(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    return (_picture("Figure", element, kids, element.get("alt")),)


def _formula(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    marks = tuple(mark for kid in kids for mark in _marks(kid))
    image = element.find(".//img")
    spoken = image.get("alt") if image is not None else None
    return (_picture("Formula", element, marks, spoken or "".join(element.itertext())),)


def _picture(kind: str, element: Element, kids: Kids, alternate: str | None) -> Node:
    rectangle = next((kid.rectangle for kid in kids if isinstance(kid, Mark) and kid.rectangle), None)
    layout: dict[str, Value] = {"BBox": rectangle} if rectangle else {}
    return Node(kind, kids, element, alternate=alternate, attributes={"Layout": layout} if layout else None)


def _evidence_mark(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    """A shape is spoken as its word."""
    shape = SHAPES.get(element.get("data-hedge") or "")
    if shape is None:
        return kids
    text = "".join(element.itertext()).replace(shape, "").strip()
    return (Node("Span", kids, element, alternate=text or element.get("title")),)


def _abbreviation(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    return (Node("Span", kids, element, expansion=element.get("title") or None),)


def _table(_growing: _Growing, element: Element, kids: Kids) -> Kids:
    summary = element.get("data-summary")
    attributes: dict[str, Mapping[str, Value]] = {"Table": {"Summary": summary}} if summary else {}
    return (Node("Table", kids, element, attributes=attributes or None),)


def _row(growing: _Growing, element: Element, kids: Kids) -> Kids:
    lacking = growing.grids[element].missing.get(element, 0) if element in growing.grids else 0
    # Every row covers every column (PDF/UA-1 7.2): a short row gets empty cells in the tree only.
    return (Node("TR", (*kids, *(Node("TD", ()) for _ in range(lacking))), element),)


def _cell(growing: _Growing, element: Element, kids: Kids) -> Kids:
    node = Node(KINDS[element.tag], kids, element)
    if element not in growing.grids:
        return (node,)
    grid = growing.grids[element]
    cell = grid.cells[element]
    table: dict[str, Value] = {}
    if cell.scope:
        table["Scope"] = cell.scope
    if cell.columns > 1:
        table["ColSpan"] = cell.columns
    if cell.rows > 1:
        table["RowSpan"] = cell.rows
    if grid.headers[element]:
        table["Headers"] = grid.headers[element]
    attributes = {"Table": table} if table else None
    return (replace(node, id=grid.ids.get(element), attributes=attributes),)


HANDLERS: Mapping[str, Handler] = {
    "footnote": _footnote,
    "math": _formula,
    "mark": _evidence_mark,
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "li": _item,
    "dt": _term_part,
    "dd": _term_part,
    "a": _link,
    "img": _image,
    "abbr": _abbreviation,
    "table": _table,
    "tr": _row,
    "th": _cell,
    "td": _cell,
}


def _is_pseudo(kid: Node | Mark | Link, name: str) -> bool:
    return isinstance(kid, Mark) and kid.place.pseudo == name


def _marks(kid: Node | Mark | Link) -> Iterable[Mark]:
    if isinstance(kid, Mark):
        yield kid
    elif isinstance(kid, Node):
        for inner in kid.kids:
            yield from _marks(inner)
