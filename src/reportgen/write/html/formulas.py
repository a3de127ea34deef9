"""A page with pictures of formulas → the same with their MathML beside them, for programs that read aloud.

The picture looks as it does on paper, whichever fonts the reader has; a voice, a braille line and who copies
the text get the formula.
"""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# MathML Core 3.1 to 3.5, and the fences of MathML 3; nothing that could hold HTML.
_TOKENS = "mi mn mo mtext ms mspace"
_LAYOUT = "math mrow mfrac msqrt mroot mstyle mpadded mphantom merror mfenced mtable mtr mtd"
_SCRIPTS = "msub msup msubsup munder mover munderover mmultiscripts mprescripts"
ELEMENTS = frozenset(f"{_TOKENS} {_LAYOUT} {_SCRIPTS}".split())
ATTRIBUTES = frozenset({"display", "open", "close", "separators", "mathvariant"})
_FORMULA = re.compile(
    r'(<span data-role="math")([^<>]*?) data-mathml="([^"<>]*)"([^<>]*>)\s*(<img\b[^<>]*>)\s*(</span>)'
)
_WORDS = re.compile(r'\salt="([^"]*)"')


def with_formulas(html: str) -> str:
    """Each formula twice: seen as its picture, read as MathML; as it was where it is no plain MathML."""
    return _FORMULA.sub(_read_and_seen, html)


def _read_and_seen(found: re.Match[str]) -> str:
    start, before, written, after, picture, end = found.groups()
    formula = _plain(unescape(written))
    if formula is None:
        return found[0]
    unheard = _WORDS.sub(' alt=""', picture)
    return f'{start}{before}{after}<span class="unseen">{formula}</span>{unheard}{end}'


def _plain(written: str) -> str | None:
    """The formula with known elements and attributes only; None where it has others or is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(written.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    made = _copied(root)
    if made is None or made.tag != "math":
        return None
    return etree.tostring(made, encoding="unicode")


def _copied(node: etree._Element) -> etree._Element | None:
    name = etree.QName(node)
    if name.localname not in ELEMENTS or name.namespace not in {NAMESPACE, None}:
        return None
    kept = {key: value for key, value in node.attrib.items() if key in ATTRIBUTES}
    made = etree.Element(name.localname, kept)  # type: ignore[arg-type]  # keys and values are text
    made.text = node.text
    for child in node:
        part = _copied(child) if isinstance(child.tag, str) else None
        if part is None:
            return None
        made.append(part)
    return made
