"""Document → the same document with a mark across every page that it is over its limit."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.names import AssetName
from reportgen.model.report.composed_page import ComposedPage
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element, Nodes
from reportgen.model.text.words import Maker, made

MARK = "OVER LIMIT"
STYLE = f"""
body[data-draft="true"]::before {{
  content: "{MARK}" !important; position: fixed; z-index: -1; top: 95mm; left: 0; width: 100%;
  text-align: center; font-weight: 700; font-size: 68pt; line-height: 1; color: #F3D3CE;
  transform: rotate(-45deg); white-space: nowrap;
}}
"""
_STYLESHEET = AssetName("theme.css")


def marked(document: Document) -> Document:
    """Its pages break where they did: the mark stands behind the text, where a draft has its own."""
    page = ComposedPage(root=replace(document.page.root, children=_marked(document.page.root.children)))
    css = document.assets[_STYLESHEET] + STYLE.encode()
    return replace(document, page=page, assets={**document.assets, _STYLESHEET: css})


def _marked(nodes: Nodes) -> Nodes:
    return tuple(_with_mark(each) if isinstance(each, Element) else each for each in nodes)


def _with_mark(element: Element) -> Element:
    if element.tag == "html":
        return replace(element, children=_marked(element.children))
    if element.tag != "body":
        return element
    others = tuple(each for each in element.attributes if each[0] != "data-draft")
    return replace(element, attributes=(*others, ("data-draft", made("true", None, Maker.TEMPLATE))))
