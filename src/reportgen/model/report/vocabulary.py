"""The closed set of elements, roles and attributes that a composed document may hold."""

from __future__ import annotations

from collections.abc import Mapping

GLOBAL_ATTRIBUTES = frozenset({"id", "lang", "dir", "data-role"})

CHANGE = "data-change"
# What a change bar may stand beside: the smallest parts of a text that are lines of their own.
CHANGE_CARRIERS = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "caption", "figcaption", "tr"}
)
# What only says again what stands elsewhere, or what changed: it carries no bars.
UNCHANGING_ROLES = frozenset({"toc", "changes", "change-note"})

# Element → attributes beyond the global ones and those of changes.
ELEMENTS: Mapping[str, frozenset[str]] = {
    "html": frozenset(),
    "head": frozenset(),
    "meta": frozenset({"charset", "name", "content"}),
    "title": frozenset(),
    "link": frozenset({"rel", "href"}),
    "body": frozenset({"data-template", "data-paper", "data-profile", "data-draft", "data-label"}),
    "header": frozenset(),
    "main": frozenset(),
    "nav": frozenset(),
    "section": frozenset({"data-block", "data-version", "data-break", "data-page"}),
    "aside": frozenset({"data-kind"}),
    "div": frozenset(),
    "h1": frozenset(),
    "h2": frozenset({"data-page"}),
    "h3": frozenset({"data-page"}),
    "h4": frozenset({"data-page"}),
    "h5": frozenset({"data-page"}),
    "h6": frozenset({"data-page"}),
    "p": frozenset(),
    "ul": frozenset(),
    "ol": frozenset({"start", "type"}),
    "li": frozenset({"value", "data-task"}),
    "dl": frozenset(),
    "dt": frozenset(),
    "dd": frozenset(),
    "blockquote": frozenset(),
    "pre": frozenset(),
    "hr": frozenset(),
    "figure": frozenset({"data-align"}),
    "figcaption": frozenset(),
    "img": frozenset({"src", "alt"}),
    "table": frozenset({"data-summary", "data-name"}),
    "caption": frozenset(),
    "colgroup": frozenset(),
    "col": frozenset({"data-width"}),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tfoot": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"scope", "colspan", "rowspan", "data-align"}),
    "td": frozenset({"colspan", "rowspan", "data-align"}),
    "a": frozenset({"href"}),
    "strong": frozenset(),
    "em": frozenset(),
    "code": frozenset(),
    "kbd": frozenset(),
    "abbr": frozenset({"title"}),
    "sup": frozenset(),
    "sub": frozenset(),
    "mark": frozenset(),
    "del": frozenset(),
    "ins": frozenset(),
    "s": frozenset(),
    "q": frozenset(),
    "cite": frozenset(),
    "dfn": frozenset(),
    "span": frozenset({"data-seq", "data-hedge", "data-mathml", "title"}),
    "br": frozenset(),
}

# Role → elements that may carry it.
ROLES: Mapping[str, frozenset[str]] = {
    "masthead": frozenset({"header"}),
    "cover": frozenset({"header"}),
    "logo": frozenset({"p"}),
    "series": frozenset({"p"}),
    "standfirst": frozenset({"p"}),
    "badge": frozenset({"p"}),
    "meta-line": frozenset({"p"}),
    "title": frozenset({"h1"}),
    "meta": frozenset({"table"}),
    "toc": frozenset({"nav"}),
    "section": frozenset({"section"}),
    "block": frozenset({"section"}),
    "sources": frozenset({"section", "ul"}),
    "source-entry": frozenset({"li"}),
    "glossary": frozenset({"section", "dl"}),
    "notes": frozenset({"section", "ol"}),
    "legend": frozenset({"section", "ul"}),
    "changes": frozenset({"section"}),
    "callout": frozenset({"aside"}),
    "callout-label": frozenset({"p"}),
    "source-line": frozenset({"p"}),
    "table-note": frozenset({"p"}),
    "long-description": frozenset({"p"}),
    "evidence": frozenset({"p"}),
    "confidence": frozenset({"p"}),
    "question": frozenset({"p"}),
    "tagline": frozenset({"p"}),
    "change-note": frozenset({"p"}),
    "run-in": frozenset({"strong"}),
    "lead-in": frozenset({"p"}),
    "figure": frozenset({"figure"}),
    "chart": frozenset({"figure"}),
    "diagram": frozenset({"figure"}),
    "label": frozenset({"span"}),
    "noteref": frozenset({"a"}),
    "footnote": frozenset({"span"}),
    "note-separator": frozenset({"sup"}),
    "citation": frozenset({"a"}),
    "citation-group": frozenset({"span"}),
    "ref": frozenset({"a"}),
    "pageref": frozenset({"a"}),
    "term": frozenset({"a"}),
    "mark": frozenset({"span"}),
    "term-definition": frozenset({"span"}),
    "together": frozenset({"span"}),
    "answer": frozenset({"hr"}),
    "judgements": frozenset({"ol"}),
    "math": frozenset({"span"}),
}

VOID_ELEMENTS = frozenset({"meta", "link", "hr", "img", "col", "br"})

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})

MAX_SPAN = 100
MAX_DEPTH = 60
