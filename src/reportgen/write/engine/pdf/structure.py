"""The structure tree → PDF objects: StructTreeRoot, ParentTree, IDTree (ISO 32000-1 14.7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf

from reportgen.write.engine.pdf.artifacts import write_artifacts
from reportgen.write.engine.pdf.drawing import Drawing
from reportgen.write.engine.pdf.links import join_links
from reportgen.write.engine.pdf.shared_parts import SHARED_PARTS, SharedParts
from reportgen.write.engine.pdf.shared_trees import keep_tree, take_tree
from reportgen.write.pdf.tags.flow import gather_flow
from reportgen.write.pdf.tags.grow import grow_tree
from reportgen.write.pdf.tags.marks import Link, Mark
from reportgen.write.pdf.tags.node import Node, Value
from reportgen.write.pdf.tags.roles import ROLE_MAP

# Attributes whose value is text, where others are names.
TEXTS = frozenset({"Summary"})


def write_structure(pdf: Any, drawing: Drawing) -> None:
    """Add the tree of everything that was drawn, and what a tagged file must say of itself."""
    shared = SHARED_PARTS.get()
    reference = None if shared is None else take_tree(shared, pdf, drawing)
    pdf.catalog["StructTreeRoot"] = reference or _write_tree(pdf, drawing, shared)
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _write_tree(pdf: Any, drawing: Drawing, shared: SharedParts | None) -> bytes:
    start = len(pdf.objects)
    flow = gather_flow(drawing.drawn)
    write_artifacts(drawing, flow.artifacts)
    tree = grow_tree(drawing.drawn.root, flow)
    writing = _Writing(pdf, drawing)
    writing.root["K"] = pydyf.Array([writing.write(tree, writing.root)])
    join_links(pdf, ((node, links) for node, _, links in writing.links), flow.dropped)
    writing.finish()
    if shared is not None:
        keep_tree(shared, start, tree, flow, writing)
    reference: bytes = writing.root.reference
    return reference


class _Writing:
    def __init__(self, pdf: Any, drawing: Drawing) -> None:
        self.pdf, self.drawing = pdf, drawing
        self.pages = pdf.page_references
        self.root = self.add({"Type": "/StructTreeRoot", "RoleMap": _names(ROLE_MAP)})
        self.owners: dict[int, dict[int, bytes]] = {number: {} for number in range(len(drawing.streams))}
        self.group_of = _group_marks(drawing)
        self.stream_owners: dict[int, dict[int, bytes]] = {}
        self.links: list[tuple[Node, Any, list[Link]]] = []
        self.ids: dict[str, bytes] = {}

    def add(self, entries: Mapping[str, Any]) -> Any:
        made = pydyf.Dictionary(entries)
        self.pdf.add_object(made)
        return made

    def write(self, node: Node, parent: Any) -> bytes:
        """Add a node and everything below it; the reference of its object."""
        made = self.add({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference})
        page = _first_page(node)
        if page is not None:
            made["Pg"] = self.pages[page]
        reference: bytes = made.reference
        made.update(_entries(node))
        if node.id is not None:
            self.ids[node.id] = reference
        links = [kid for kid in node.kids if isinstance(kid, Link)]
        kids = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self.write(kid, made))
            elif isinstance(kid, Mark):
                kids.append(self.write_mark(kid, page, reference))
        made["K"] = kids
        if links:
            self.links.append((node, made, links))
        return reference

    def write_mark(self, mark: Mark, page: int | None, owner: bytes) -> Any:
        number, place = mark.number, mark.place.page
        group = self.group_of.get((place, number))
        if group is not None:
            self.stream_owners.setdefault(group.number, {})[number] = owner
            entries = {"Type": "/MCR", "Pg": self.pages[place], "Stm": group.reference, "MCID": number}
            return pydyf.Dictionary(entries)
        self.owners[place][number] = owner
        if place == page:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[place], "MCID": number})

    def finish(self) -> None:
        """The way back from marks, groups and annotations to their elements, and from ids."""
        numbers = pydyf.Array()
        for page, owners in self.owners.items():
            numbers.extend((page, _by_number(owners)))
        key = len(self.owners)
        for number, owners in sorted(self.stream_owners.items()):
            self.pdf.objects[number].extra["StructParents"] = key
            numbers.extend((key, _by_number(owners)))
            key += 1
        for _, made, links in self.links:
            for link in links:
                annotation = self.pdf.objects[link.number]
                if not annotation:
                    continue  # joined to another one
                annotation["StructParent"] = key
                numbers.extend((key, made.reference))
                key += 1
                page = self.pages[link.place.page]
                entries = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": page}
                made["K"].append(pydyf.Dictionary(entries))
        self.root["ParentTree"] = self.add({"Nums": numbers}).reference
        self.root["ParentTreeNextKey"] = key
        if self.ids:
            names = pydyf.Array()
            for name, reference in sorted(self.ids.items()):
                names.extend((pydyf.String(name), reference))
            self.root["IDTree"] = self.add({"Names": names}).reference


def _group_marks(drawing: Drawing) -> dict[tuple[int, int], Any]:
    return {
        (page, operand["MCID"]): stream
        for page, stream in drawing.groups
        for operand in stream.stream
        if isinstance(operand, dict) and "MCID" in operand
    }


def _by_number(owners: Mapping[int, bytes]) -> Any:
    return pydyf.Array(owners.get(number, "null") for number in range(max(owners, default=-1) + 1))


def _first_page(node: Node) -> int | None:
    for kid in node.kids:
        page = _first_page(kid) if isinstance(kid, Node) else kid.place.page
        if page is not None:
            return page
    return None


def _entries(node: Node) -> dict[str, Any]:
    texts = {
        "ID": node.id,
        "T": node.title,
        "Lang": node.language,
        "Alt": node.alternate,
        "E": node.expansion,
    }
    entries: dict[str, Any] = {key: pydyf.String(text) for key, text in texts.items() if text}
    if node.attributes:
        owners = [
            pydyf.Dictionary({"O": f"/{owner}", **{key: _value(key, value) for key, value in values.items()}})
            for owner, values in node.attributes.items()
        ]
        entries["A"] = owners[0] if len(owners) == 1 else pydyf.Array(owners)
    return entries


def _value(key: str, value: Value) -> Any:
    match value:
        case str():
            return pydyf.String(value) if key in TEXTS else f"/{value}"
        case tuple():
            return pydyf.Array(pydyf.String(each) if isinstance(each, str) else each for each in value)
        case _:
            return value


def _names(mapping: Mapping[str, str]) -> Any:
    return pydyf.Dictionary({key: f"/{value}" for key, value in mapping.items()})
