"""Blocks → custom parts that list them, so that an edited file can be merged back by block."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from lxml import etree

from reportgen.write.docx.emit.block_marks import block_mark
from reportgen.write.docx.emit.state import Relations
from reportgen.write.docx.ooxml import Node
from reportgen.write.docx.package.package import NewPart

BLOCKS = "urn:reportgen:blocks"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def manifest_parts(blocks: Mapping[str, str], document: str) -> list[NewPart]:
    """Custom parts that list the blocks of the document with the versions it holds; none without blocks."""
    if not blocks:
        return []
    root = etree.Element(f"{{{BLOCKS}}}blocks", nsmap={"rg": BLOCKS}, document=document)
    for block, version in blocks.items():
        etree.SubElement(root, f"{{{BLOCKS}}}block", id=block, version=version, bookmark=block_mark(block))
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
