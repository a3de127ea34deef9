"""What each HTML element means to a reader."""

from __future__ import annotations

from collections.abc import Mapping

MARKS: Mapping[str, str] = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "sup": "sup",
    "sub": "sub",
    "del": "del",
    "s": "del",
    "strike": "del",
}

_INLINE = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q rp rt ruby s samp
small span strike strong sub sup time tt u var wbr
"""
INLINE = frozenset(_INLINE.split())

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}

# Elements without words for a reader.
SILENT = frozenset(
    ("script", "style", "template", "link", "meta", "base", "head", "title", "col", "colgroup")
)

# Element → why its words are left out.
LEFT_OUT: Mapping[str, str] = {
    "button": "a control of a form",
    "select": "a control of a form",
    "textarea": "a control of a form",
    "datalist": "a control of a form",
    "noscript": "shown only without scripts",
    "iframe": "another page shown within this one",
    "object": "an embedded object",
    "embed": "an embedded object",
    "applet": "an embedded object",
    "canvas": "a drawing made by a script",
    "svg": "a drawing",
    "video": "a film",
    "audio": "a recording",
}

ROLES: Mapping[str, str] = {
    "navigation": "navigation",
    "banner": "the head of the site",
    "contentinfo": "the foot of the site",
    "complementary": "beside the main content",
    "search": "a search form",
    "dialog": "a dialog",
    "alertdialog": "a dialog",
    "menu": "navigation",
    "menubar": "navigation",
}

SECTIONS: Mapping[str, str] = {
    "nav": "navigation",
    "aside": "beside the main content",
    "footer": "the foot of the site",
    "form": "a form",
    "dialog": "a dialog",
    "menu": "navigation",
}
