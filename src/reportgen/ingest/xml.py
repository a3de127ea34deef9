"""Bytes of XML → a tree; no entity is expanded, nothing is fetched."""

from __future__ import annotations

from lxml import etree

from reportgen.ingest.refusal import broken


def parse_xml(content: bytes, name: str) -> etree._Element:
    """The root element of `name`; raises ContentError where it is no XML, too deep, or defines entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise broken(f"{name} holds elements nested too deeply") from error
        raise broken(f"{name} is no sound XML ({str(error)[:80]})") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr]  # the stubs do not know it
        raise broken(f"{name} defines entities, which no office document does")
    return root
