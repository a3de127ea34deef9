"""XML, as Word and drawings use it → its strings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.proof.strings.html import strings_of_html
from reportgen.proof.strings.raw import text_in

# What stands between words in office documents: elements that end a line, a cell, a paragraph.
_PARTING = frozenset({"p", "tr", "tc", "tab", "br", "cr", "text", "title", "desc", "li", "td", "th"})


def strings_of_xml(content: bytes) -> Iterator[str]:
    """Text in a row, then attributes, comments and the rest; broken XML as browsers read it and as bytes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield from strings_of_html(content)
        yield from text_in(content)
        return
    text: list[str] = []
    aside: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            aside.append(str(node.text or ""))
            text.append(node.tail or "")
        elif event == "start":
            text.append(node.text or "")
            aside.append(etree.QName(node).localname)
            for name, value in node.attrib.items():
                aside += (etree.QName(name).localname, value)
        else:
            if etree.QName(node).localname in _PARTING:
                text.append("\n")
            text.append(node.tail or "")
    yield "".join(text)
    # Names repeat endlessly.
    yield from dict.fromkeys(aside)
    around = root.getroottree()
    yield str(around.docinfo.doctype)  # type: ignore[union-attr]  # the stubs do not know it
    yield from (str(each.text or "") for each in root.itersiblings(preceding=True))
    yield from (str(each.text or "") for each in root.itersiblings())
