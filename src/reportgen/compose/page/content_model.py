"""Which elements may stand in which: the nesting rules of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.report.change_marks import ChangeMark
from reportgen.model.report.vocabulary import CHANGE

INLINE = frozenset(
    [
        "a",
        "strong",
        "em",
        "code",
        "kbd",
        "abbr",
        "sup",
        "sub",
        "mark",
        "del",
        "ins",
        "s",
        "q",
        "cite",
        "dfn",
        "span",
        "br",
        "img",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "hr",
        "figure",
        "table",
        "aside",
        "div",
    ]
)
ROWS = frozenset({"tr"})

# Element → the elements it may hold; inline elements hold inline elements.
CHILDREN: Mapping[str, frozenset[str]] = {
    "": frozenset({"html"}),
    "html": frozenset({"head", "body"}),
    "head": frozenset({"meta", "title", "link"}),
    "title": frozenset(),
    "body": frozenset({"header", "table", "p", "nav", "main"}),
    "header": frozenset({"h1", "p", "table", "hr"}),
    "nav": frozenset({"h2", "ol"}),
    "main": BLOCKS | {"section"},
    "section": BLOCKS | {"section"},
    "aside": BLOCKS - {"aside"},
    "div": BLOCKS,
    "blockquote": BLOCKS,
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    "li": BLOCKS | INLINE,
    "dd": BLOCKS | INLINE,
    "td": BLOCKS | INLINE,
    "th": BLOCKS | INLINE,
    "figure": frozenset({"img", "figcaption"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}),
    "colgroup": frozenset({"col"}),
    "thead": ROWS,
    "tbody": ROWS,
    "tfoot": ROWS,
    "tr": frozenset({"th", "td"}),
    "caption": INLINE,
    "figcaption": INLINE,
    "p": INLINE,
    "pre": INLINE,
    "dt": INLINE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), INLINE),
    **dict.fromkeys(INLINE, INLINE),
}

# These hold either words or blocks; a writer could not say where words beside blocks belong.
EITHER = frozenset({"li", "dd", "td", "th"})
# Words may stand in these, beside the inline elements.
WORDED = (
    INLINE | EITHER | {"title", "caption", "figcaption", "p", "pre", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
)
# Within these, none of the same may stand at any depth.
NEVER_WITHIN_ITSELF = frozenset({"a", "figure", "caption", "dfn"})
TABLE_ORDER = ("caption", "colgroup", "thead", "tbody", "tfoot")
ONCE_IN_TABLE = frozenset({"caption", "colgroup", "thead", "tfoot"})

# Attribute → the values it may have.
VALUES: Mapping[str, frozenset[str]] = {
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "scope": frozenset({"col", "row"}),
    "data-align": frozenset({"right", "center"}),
    "data-break": frozenset({"page"}),
    "data-draft": frozenset({"true"}),
    "data-task": frozenset({"open", "done"}),
    "data-seq": frozenset({"table", "figure"}),
    "data-paper": frozenset({"A4", "Letter"}),
    "type": frozenset({"1", "a", "A", "i", "I"}),
    "rel": frozenset({"stylesheet"}),
    CHANGE: frozenset(ChangeMark),
}
