"""HTML lists → L, LI, Lbl and LBody (ISO 32000-1 14.8.4.3.3; PDF/UA-1 7.6)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.write.pdf.tags.marks import Link, Mark
from reportgen.write.pdf.tags.node import Node
from reportgen.write.pdf.tags.roles import NUMBERING


def grow_list(element: Element, kids: tuple[Node | Mark | Link, ...]) -> Node:
    """A list says how it is numbered only if its items show it."""
    items = tuple(_in_item(kid) for kid in kids)
    shows = any(isinstance(kid, Node) and kid.kind == "Lbl" for item in items for kid in item.kids)
    numbering = "Disc" if element.tag == "ul" else NUMBERING.get(element.get("type"), "Decimal")
    return _listing(element, items, numbering if shows else "None")


def grow_item(element: Element, kids: tuple[Node | Mark | Link, ...], note: str | None) -> Node:
    """The marker is the label, everything else one body; an endnote is a Note within it."""
    marker = tuple(kid for kid in kids if isinstance(kid, Mark) and kid.place.pseudo == "marker")
    rest = tuple(kid for kid in kids if kid not in marker)
    if note is not None:
        rest = (Node("Note", rest, element, id=note),)
    label = (Node("Lbl", marker),) if marker else ()
    return Node("LI", (*label, Node("LBody", rest)), element)


def grow_definitions(element: Element, kids: tuple[Node | Mark | Link, ...]) -> Node:
    """Terms are labels; what explains them is the body of the same item."""
    groups: list[list[Node]] = []
    for kid in kids:
        part = kid if isinstance(kid, Node) and kid.kind in {"Lbl", "LBody"} else Node("LBody", (kid,))
        if part.kind == "Lbl" and (not groups or groups[-1][-1].kind == "LBody"):
            groups.append([part])
        elif groups:
            groups[-1].append(part)
        else:
            groups.append([part])
    return _listing(element, tuple(Node("LI", tuple(group)) for group in groups), "None")


def _in_item(kid: Node | Mark | Link) -> Node:
    if isinstance(kid, Node) and kid.kind == "LI":
        return kid
    return Node("LI", (Node("LBody", (kid,)),))


def _listing(element: Element, items: tuple[Node, ...], numbering: str) -> Node:
    return Node("L", items, element, attributes={"List": {"ListNumbering": numbering}})
