"""Blocks → content controls and a manifest, so that an edited file can be merged back by block."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from lxml import etree

from reportgen.write.docx.emit.state import Desk, Relations
from reportgen.write.docx.ooxml import Node, make, parent, stable_number, w
from reportgen.write.docx.package.package import NewPart
from reportgen.write.docx.values.blocks import Control

BLOCKS = "urn:reportgen:blocks"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
LONGEST_TAG = 64  # ECMA-376 17.5.2.42


def write_control(control: Control, nodes: list[Node], desk: Desk) -> Node:
    """A control that readers do not see, tagged with its block; a hidden bookmark is the second trace."""
    turn = desk.controls[control.block] = desk.controls.get(control.block, 0) + 1
    suffix = "" if turn == 1 else f"#{turn}"
    tag = f"rg:{control.block}{suffix}"
    number = desk.next_bookmark()
    start = w("bookmarkStart", id=number, name=_hidden(tag))
    properties = parent(
        "sdtPr",
        w("alias", control.block[:LONGEST_TAG]),
        w("tag", tag[:LONGEST_TAG]),
        w("id", stable_number(tag)),
        make("w15:appearance", {"w15:val": "hidden"}),
        # LibreOffice takes a plain control around one paragraph for one in the line and shows field codes.
        parent("docPartObj", w("docPartGallery", "Custom 1")),
    )
    return parent("sdt", properties, parent("sdtContent", start, *nodes, w("bookmarkEnd", id=number)))


def manifest_parts(blocks: Mapping[str, str], document: str) -> list[NewPart]:
    """Custom parts that list the blocks of the document with the versions it holds; none without blocks."""
    if not blocks:
        return []
    root = etree.Element(f"{{{BLOCKS}}}blocks", nsmap={"rg": BLOCKS}, document=document)
    for block, version in blocks.items():
        etree.SubElement(
            root, f"{{{BLOCKS}}}block", id=block, version=version, bookmark=_hidden(f"rg:{block}")
        )
    item = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{document} {sorted(blocks.items())}")).upper()
    properties = etree.Element(f"{{{CUSTOM}}}datastoreItem", nsmap={"ds": CUSTOM})
    properties.set(f"{{{CUSTOM}}}itemID", "{" + item + "}")
    references = etree.SubElement(properties, f"{{{CUSTOM}}}schemaRefs")
    etree.SubElement(references, f"{{{CUSTOM}}}schemaRef").set(f"{{{CUSTOM}}}uri", BLOCKS)
    described = "/customXml/itemProps1.xml"
    relations = Relations({(PROPERTIES_KIND, described): "rId1"})
    return [
        NewPart("/customXml/item1.xml", "application/xml", "customXml", _plain(root), "rg-blocks", relations),
        NewPart(described, PROPERTIES_TYPE, "", _plain(properties), ""),
    ]


def _plain(root: Node) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _hidden(tag: str) -> str:
    return f"_rg_{stable_number(tag):x}"
