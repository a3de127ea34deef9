"""The vocabulary → structure types of PDF 1.7 (ISO 32000-1 14.8.4)."""

from __future__ import annotations

from collections.abc import Mapping

# Elements whose content belongs to the parent; spans join them unless they say something.
TRANSPARENT = frozenset({"html", "body", "span", "colgroup", "col", "br", "wbr"})

KINDS: Mapping[str, str] = {
    "main": "Part",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Aside",
    "header": "Div",
    "div": "Div",
    "figure": "Div",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "pre": "P",
    "blockquote": "BlockQuote",
    "figcaption": "Caption",
    "caption": "Caption",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "img": "Figure",
    "a": "Link",
    "em": "Em",
    "strong": "Strong",
    "code": "Code",
    "kbd": "Code",
    "q": "Quote",
    "abbr": "Span",
    "sup": "Span",
    "sub": "Span",
    "mark": "Span",
    "del": "Span",
    "ins": "Span",
    "s": "Span",
    "cite": "Span",
    "dfn": "Span",
}

# Names that PDF 1.7 does not know, and what a reader is to take them for.
ROLE_MAP: Mapping[str, str] = {"Aside": "Sect", "Em": "Span", "Strong": "Span"}

# Links that stand for something elsewhere in the report.
REFERENCES = frozenset({"noteref", "citation", "ref", "pageref", "term"})

# `list-style-type` of the vocabulary's lists is the theme's; the tree says what HTML says.
NUMBERING: Mapping[str | None, str] = {
    None: "Decimal",
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}

SCOPES: Mapping[str | None, str] = {
    "row": "Row",
    "rowgroup": "Row",
    "col": "Column",
    "colgroup": "Column",
}
